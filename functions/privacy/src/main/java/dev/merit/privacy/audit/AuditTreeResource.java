package dev.merit.privacy.audit;

import dev.merit.privacy.audit.AuditProofs.PlacedRecord;
import dev.merit.privacy.audit.AuditProofs.RecordPlace;
import dev.merit.shared.audit.AuditPosition;
import dev.merit.shared.audit.AuditRecordId;
import dev.merit.shared.audit.AuditRoot;
import dev.merit.shared.http.AnswerLimit;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.json.Times;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Answers the roots of the audit log's tree, its records, and proofs, with which a third party checks it. It is one
/// file since they are parts of one answer; most of its lines are annotations.
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public final class AuditTreeResource {

    private static final String ROOTS = "auditRoots";
    private static final String RECORDS = "auditRecords";
    private static final String DAY = "day";
    private static final String OFFSET = "offset";
    private static final String AT = "at";
    private static final String END = "end";

    private final AuditProofs proofs;
    private final Cursor cursors;
    private final AnswerLimit answers;

    AuditTreeResource(AuditProofs proofs, Cursor cursors, AnswerLimit answers) {
        this.proofs = proofs;
        this.cursors = cursors;
        this.answers = answers;
    }

    /// A root in JSON.
    ///
    /// @param prior the root before it
    @RegisterForReflection
    @Schema(name = "AuditRoot", examples = AuditDocs.ROOT)
    record RootBody(
            LocalDate day, long size, String root, @Nullable String prior, Instant sealedAt) {

        static RootBody of(AuditRoot root) {
            var prior = root.prior();
            return new RootBody(
                    root.day(),
                    root.size(),
                    root.root().toString(),
                    prior == null ? null : prior.toString(),
                    root.sealedAt());
        }
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "AuditRootList", examples = AuditDocs.ROOTS)
    record RootPage(List<RootBody> items, @Nullable String next) {}

    @GET
    @Path("/roots")
    @Operation(operationId = "listAuditRoots", summary = "List the roots of the nights, newest first")
    @APIResponse(responseCode = "200", description = "A page of roots.")
    public RootPage roots(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var max = Limit.parse(limit).value();
        var from = cursor == null ? null : cursors.decode(ROOTS, cursor).get(DAY);
        var found = proofs.roots(from, max + 1);
        var next = found.size() > max
                ? cursors.encode(ROOTS, Map.of(DAY, found.get(max).day().toString()))
                : null;
        return new RootPage(found.stream().limit(max).map(RootBody::of).toList(), next);
    }

    /// A record in JSON.
    ///
    /// @param leaf its number in the tree, from 0 on, and
    /// @param day that of the first root that has it; neither if no root has it yet
    /// @param text what is hashed
    @RegisterForReflection
    @Schema(name = "AuditRecord")
    record RecordBody(
            String recordId,
            @Nullable Long leaf,
            @Nullable LocalDate day,
            @Nullable String text) {

        static RecordBody of(PlacedRecord placed) {
            var root = placed.root();
            return new RecordBody(
                    placed.record().id().toString(),
                    root == null ? null : placed.leaf(),
                    root == null ? null : root.day(),
                    placed.record().text());
        }
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "AuditRecordList", examples = AuditDocs.RECORDS)
    record RecordPage(List<RecordBody> items, @Nullable String next) {}

    @GET
    @Path("/records")
    @Operation(
            operationId = "listAuditRecords",
            summary = "List the records of the tree in their order",
            description = AuditDocs.LIST_RECORDS)
    @APIResponse(responseCode = "200", description = "A page of records. It may have fewer than `limit`, or none.")
    public RecordPage records(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var place = cursor == null ? RecordPlace.FIRST : place(cursors.decode(RECORDS, cursor));
        var page = proofs.records(place, Limit.parse(limit).value());
        var items = page.records().stream().map(RecordBody::of).toList();
        int fitting = answers.fitting(items);
        var next = fitting < items.size() ? proofs.records(place, fitting).next() : page.next();
        return new RecordPage(items.subList(0, fitting), next == null ? null : cursors.encode(RECORDS, position(next)));
    }

    private static Map<String, String> position(RecordPlace place) {
        return switch (place) {
            case RecordPlace.OfNight(var day, var offset) -> Map.of(DAY, day.toString(), OFFSET, Long.toString(offset));
            case RecordPlace.Unsealed(var at, var end) -> Map.of(AT, at.text(), END, end.text());
        };
    }

    private static RecordPlace place(Map<String, String> position) {
        var day = position.get(DAY);
        return day != null
                ? new RecordPlace.OfNight(LocalDate.parse(day), Long.parseLong(position.getOrDefault(OFFSET, "0")))
                : new RecordPlace.Unsealed(
                        AuditPosition.parse(Objects.requireNonNull(position.get(AT))),
                        AuditPosition.parse(Objects.requireNonNull(position.get(END))));
    }

    /// The proof that a root has a record.
    ///
    /// @param leaf its number in the tree, from 0 on
    @RegisterForReflection
    @Schema(name = "AuditInclusionProof", examples = AuditDocs.INCLUSION)
    record InclusionBody(String recordId, String text, long leaf, RootBody root, List<String> proof) {}

    @GET
    @Path("/entries/{recordId}/proof")
    @Operation(
            operationId = "getAuditProof",
            summary = "Prove that a root has an entry or a posting",
            description = AuditDocs.PROVE_INCLUSION)
    @APIResponse(responseCode = "200", description = "The record, the first root that has it, and the proof.")
    @AuditProblems(AuditProblem.NOT_SEALED)
    public InclusionBody inclusion(@PathParam("recordId") String recordId) {
        var id = Params.path("record", recordId, AuditRecordId::parse);
        var text = proofs.record(id).text();
        if (text == null) {
            throw Params.unknown("record");
        }
        var root = proofs.rootOf(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(AuditProblem.NOT_SEALED, "The record is newer than the last root.")));
        long leaf = root.leaf(id).orElseThrow();
        return new InclusionBody(id.toString(), text, leaf, RootBody.of(root), texts(proofs.inclusion(root, leaf)));
    }

    /// The proof that a tree only adds leaves to an earlier one.
    @RegisterForReflection
    @Schema(name = "AuditConsistencyProof", examples = AuditDocs.CONSISTENCY)
    record ConsistencyBody(RootBody earlier, RootBody later, List<String> proof) {}

    @GET
    @Path("/roots/{day}/consistency")
    @Operation(
            operationId = "getAuditConsistency",
            summary = "Prove that a root only adds to an earlier one",
            description = AuditDocs.PROVE_CONSISTENCY)
    @APIResponse(responseCode = "200", description = "Both roots and the proof; no hashes if the earlier one is empty.")
    public ConsistencyBody consistency(
            @Context UriInfo uri,
            @PathParam("day") String day,
            @QueryParam("from")
                    @Parameter(description = "The day of the earlier root.", required = true)
                    @Schema(implementation = LocalDate.class)
                    @Nullable
                    String from) {
        Params.only(uri, "from");
        var later = known(Params.path("root", day, Times::date));
        var earlier = known(Params.required("from", Params.value("from", from, Times::date)));
        if (earlier.day().isAfter(later.day())) {
            throw new ProblemException(Problem.invalidParameter("from", "must not be after the other day"));
        }
        return new ConsistencyBody(RootBody.of(earlier), RootBody.of(later), texts(proofs.consistency(earlier, later)));
    }

    private AuditRoot known(LocalDate day) {
        return proofs.root(day).orElseThrow(() -> Params.unknown("root"));
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
