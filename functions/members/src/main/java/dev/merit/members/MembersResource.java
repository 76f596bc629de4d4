package dev.merit.members;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Answers, finds and updates members.
@Path("/v1/members")
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {

    private static final String PLACE = "place";
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Members members;
    private final MemberDirectory directory;
    private final IdentityLookup lookup;
    private final ProfilePatch patches;
    private final HomeRegion home;
    private final MemberPages pages;
    private final Cursor cursors;
    private final Caller caller;

    MembersResource(
            Members members,
            MemberDirectory directory,
            IdentityLookup lookup,
            ProfilePatch patches,
            HomeRegion home,
            MemberPages pages,
            Cursor cursors,
            Caller caller) {
        this.members = members;
        this.directory = directory;
        this.lookup = lookup;
        this.patches = patches;
        this.home = home;
        this.pages = pages;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "MemberList", examples = MemberDocs.LIST)
    record MemberList(List<Member> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "listMembers",
            summary = "Find a member by externalId, email or phone, or list the members",
            description = MemberDocs.LOOKUP)
    @APIResponse(responseCode = "200", description = "At most one member, or a page of the list.")
    @APIResponse(
            responseCode = "400",
            description = "A storefront names exactly one of externalId, email and phone; nobody names several.")
    public MemberList list(
            @Context UriInfo uri,
            @QueryParam("externalId") @Nullable String externalId,
            @QueryParam("email") @Nullable String email,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("tier") @Schema(pattern = "^[a-z][a-z0-9-]{0,31}$") @Nullable String tier,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        boolean isNamed = externalId != null || email != null || phone != null;
        if (!isNamed && caller.hasAny(Roles.MARKETER, Roles.OPERATOR)) {
            Params.only(uri, "tier", "limit", "cursor");
            return page(tier, limit, cursor);
        }
        if (!caller.hasAny(Roles.STOREFRONT, Roles.OPERATOR)) {
            throw new ProblemException(Problem.forbidden());
        }
        Params.only(uri, "externalId", "email", "phone");
        var identity = MemberLookup.identity(externalId, email, phone, home);
        return new MemberList(lookup.find(identity).stream().toList(), null);
    }

    /// Only an operator sees personal data in bulk.
    private MemberList page(@Nullable String tier, @Nullable String limit, @Nullable String cursor) {
        var wanted = Params.value("tier", tier, MembersResource::label);
        var list = "members/" + wanted;
        var from = cursor == null ? null : cursors.decode(list, cursor).get(PLACE);
        var max = Limit.parse(limit).value();
        var page = wanted == null ? pages.newest(from, max) : pages.ofTier(wanted, from, max);
        var members = caller.hasAny(Roles.OPERATOR)
                ? page.members()
                : page.members().stream().map(Member::withoutPerson).toList();
        return new MemberList(members, page.next() == null ? null : cursors.encode(list, Map.of(PLACE, page.next())));
    }

    private static String label(String text) {
        if (!LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException("must be the name of a tier");
        }
        return text;
    }

    @GET
    @Path("/{memberId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "getMember", summary = "Get a member")
    @APIResponse(
            responseCode = "200",
            description = "The member.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = Member.class)))
    public Response get(@PathParam("memberId") String memberId) {
        caller.requireMayActFor(memberId);
        return answer(require(memberId));
    }

    @PATCH
    @Path("/{memberId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "updateMember", summary = "Update a member", description = MemberDocs.CHANGE)
    @APIResponse(
            responseCode = "200",
            description = "The updated member.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = Member.class)))
    @MemberProblems(MemberProblem.ALREADY_REGISTERED)
    public Response update(
            @PathParam("memberId") String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Schema(implementation = Profile.class) JsonNode patch) {
        caller.requireMayActFor(memberId, Roles.STOREFRONT, Roles.OPERATOR);
        var member = require(memberId);
        ETags.require(ifMatch, member.version());
        var act = caller.act("updateMember", AuditTarget.of(member.memberId()));
        return switch (members.update(member, patches.apply(member, patch), caller.role(), act)) {
            case ProfileUpdateOutcome.Updated(var updated) -> answer(updated);
            case ProfileUpdateOutcome.Stale() -> throw ETags.stale();
            case ProfileUpdateOutcome.Taken(var kinds) ->
                throw new ProblemException(MemberRefusals.alreadyRegistered(kinds));
        };
    }

    private Member require(String memberId) {
        var id = Params.path("member", memberId, MemberId::new);
        return directory.find(id).orElseThrow(() -> Params.unknown("member"));
    }

    private static Response answer(Member member) {
        return Response.ok(member)
                .header(HttpHeaders.ETAG, ETags.of(member.version()))
                .build();
    }
}
