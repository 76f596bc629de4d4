package dev.merit.privacy.requests;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The exports of members. A member has at most one that runs.
@Singleton
final class Exports {

    private static final int ACCEPTED = 202;
    private static final String REQUEST = "dataRequestId";
    private static final String UNCHANGED = "#dataRequestId = :request";

    private static final Retries TRIES = new Retries(12, 5, 200, "others keep asking for exports of the same member");

    private final Table table;
    private final DataRequests requests;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Json json;
    private final InstantSource clock;

    Exports(
            Table table,
            DataRequests requests,
            AuditLog audit,
            Idempotency idempotency,
            Json json,
            InstantSource clock) {
        this.table = table;
        this.requests = requests;
        this.audit = audit;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /// The newest export of a member; empty if there is none, or no such member.
    Optional<DataRequest> newest(MemberId member) {
        var found = table.get(List.of(Keys.wallet(member), Keys.lastExport(member)));
        return found.containsKey(Keys.wallet(member))
                ? Optional.ofNullable(found.get(Keys.lastExport(member))).flatMap(last -> requests.find(request(last)))
                : Optional.empty();
    }

    sealed interface ExportOutcome {

        /// There is an export, which the answer is.
        ///
        /// @param isRepeated whether the same request got the answer before
        record Accepted(Answer answer, boolean isRepeated) implements ExportOutcome {}

        record NoMember() implements ExportOutcome {}
    }

    /// Creates an export, unless one runs: then that one is the answer.
    ///
    /// @param act that is entered in the audit log
    ExportOutcome create(MemberId member, AuditAct act, Attempt attempt) {
        return TRIES.until(() -> attempt(member, act, attempt));
    }

    private Optional<ExportOutcome> attempt(MemberId member, AuditAct act, Attempt attempt) {
        var found = table.get(List.of(Keys.wallet(member), Keys.lastExport(member)));
        if (!found.containsKey(Keys.wallet(member))) {
            return Optional.of(new ExportOutcome.NoMember());
        }
        var last = Optional.ofNullable(found.get(Keys.lastExport(member))).map(Exports::request);
        var running = last.flatMap(requests::find).filter(one -> one.status() == DataRequest.Status.RUNNING);
        var request = running.orElseGet(
                () -> DataRequest.of(DataRequestId.random(), DataRequest.Kind.EXPORT, member, clock.instant()));
        var id = request.requestId().value();
        var answer = new Answer(ACCEPTED, "/v1/data-requests/" + id, json.write(request));
        var keep = idempotency.keep(attempt, answer);
        if (running.isPresent() && keep.isEmpty()) {
            return Optional.of(new ExportOutcome.Accepted(answer, false));
        }
        var outcome = running.isPresent()
                ? table.transact(keep)
                : audit.transact(act.setting(REQUEST, id), creation(request, last, keep));
        return switch (outcome) {
            case Outcome.Done _ -> Optional.of(new ExportOutcome.Accepted(answer, false));
            case Outcome.Refused(var failed) ->
                idempotency
                        .earlier(attempt, new EntryOutcome.Refused(failed))
                        .map(earlier -> new ExportOutcome.Accepted(earlier, true));
            case Outcome.Contended _ -> Optional.empty();
        };
    }

    private static List<Write> creation(DataRequest request, Optional<DataRequestId> last, List<Write> keep) {
        var member = request.memberId();
        var newest = Write.put(Item.at(Keys.lastExport(member))
                .text(REQUEST, request.requestId().value()));
        var writes = new ArrayList<>(request.creation(Item.map()));
        writes.add(Write.check(Keys.wallet(member), Write.PRESENT));
        writes.add(
                last.isPresent()
                        ? newest.when(UNCHANGED).with(":request", last.get().value())
                        : newest.when(Write.ABSENT));
        writes.addAll(keep);
        return writes;
    }

    private static DataRequestId request(Item last) {
        return new DataRequestId(last.text(REQUEST));
    }
}
