package dev.merit.privacy.consents;

import dev.merit.privacy.consents.Commit.Plan;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;

/// Records restrictions and objections. The row of the history and the mark in the wallet, on which writes
/// depend, change in one transaction.
@Singleton
final class RestrictionRecorder {

    private final Commit commit;
    private final Idempotency idempotency;
    private final Json json;
    private final InstantSource clock;

    RestrictionRecorder(Commit commit, Idempotency idempotency, Json json, InstantSource clock) {
        this.commit = commit;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /// @param changedBy the role of the caller
    ConsentOutcome record(MemberId id, RestrictionInput input, String changedBy, Attempt attempt) {
        return commit.of(id, attempt, member -> {
            var change =
                    new RestrictionChange(input.kind(), input.active(), clock.instant(), changedBy, input.reason());
            var answer = new Answer(CreationResponses.CREATED, null, json.write(change.withoutReason()));
            var writes = new ArrayList<Write>(idempotency.keep(attempt, answer));
            writes.add(change.put(id, member.nextVersion(), member.key()));
            writes.add(member.update(member.consents()));
            writes.add(input.kind().update(id, input.active()));
            return new Plan(writes, new ConsentOutcome.Recorded(answer));
        });
    }
}
