package dev.merit.privacy.audit;

import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.AnswerLimit;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists the entries of the audit log.
@Path("/v1/audit")
@Tag(name = "Audit", description = "Who did what, and the proof that nobody has changed the record of it.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public final class AuditResource {

    /// Days of five digits would sort before others.
    private static final Instant END = Instant.parse("9999-12-01T00:00:00Z");

    private final AuditEntries entries;
    private final Secret secret;
    private final Cursor cursors;
    private final AnswerLimit answers;

    AuditResource(AuditEntries entries, Secret secret, Cursor cursors, AnswerLimit answers) {
        this.entries = entries;
        this.secret = secret;
        this.cursors = cursors;
        this.answers = answers;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "AuditEntryList", examples = AuditDocs.LIST)
    record Page(List<AuditEntryBody> items, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listAuditEntries",
            summary = "List what was done, newest first",
            description = AuditDocs.LIST_ENTRIES)
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public Page list(
            @Context UriInfo uri,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("strategyId") @Nullable String strategyId,
            @QueryParam("actor")
                    @Parameter(description = "The subject of a token, or a member's id.")
                    @Schema(minLength = 1, maxLength = 255)
                    @Nullable
                    String actor,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "from", "to", "memberId", "strategyId", "actor", "limit", "cursor");
        var filter = new AuditFilter(
                Objects.requireNonNullElse(Params.instant("from", from), Instant.EPOCH),
                before(END, Params.instant("to", to)),
                target(memberId, strategyId),
                AuditFilter.names(Params.value("actor", actor, AuditResource::subject), secret));
        if (filter.to().isBefore(filter.from())) {
            throw new ProblemException(Problem.invalidParameter("to", "must not be before from"));
        }
        var max = Limit.parse(limit).value();
        var name = "audit/" + filter;
        var position = cursor == null ? null : cursors.decode(name, cursor);
        var page = entries.list(filter, position, max);
        int fitting = answers.fitting(page.entries());
        if (fitting < page.entries().size()) {
            page = entries.list(filter, position, fitting);
        }
        var next = page.next();
        var items = memberId == null ? page.entries() : entries.readable(new MemberId(memberId), page.entries());
        return new Page(items, next == null ? null : cursors.encode(name, next));
    }

    private static @Nullable AuditTarget target(@Nullable String memberId, @Nullable String strategyId) {
        var member = Params.value("memberId", memberId, MemberId::new);
        var strategy = Params.value("strategyId", strategyId, StrategyId::new);
        if (member != null && strategy != null) {
            throw new ProblemException(Problem.invalidParameter("strategyId", "may not stand beside memberId"));
        }
        return member != null ? AuditTarget.of(member) : strategy != null ? AuditTarget.of(strategy) : null;
    }

    private static Instant before(Instant end, @Nullable Instant given) {
        return given == null || given.isAfter(end) ? end : given;
    }

    private static String subject(String text) {
        if (text.isEmpty() || text.length() > 255) {
            throw new IllegalArgumentException("must have 1 to 255 characters");
        }
        return text;
    }
}
