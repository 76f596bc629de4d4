package dev.merit.privacy.consents;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Commits changes of a member's consents. A change is planned again as long as others change the member.
@Singleton
final class Commit {

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep changing the same member");

    private final Table table;
    private final DataKeys keys;
    private final Idempotency idempotency;

    Commit(Table table, DataKeys keys, Idempotency idempotency) {
        this.table = table;
        this.keys = keys;
        this.idempotency = idempotency;
    }

    /// A change: its writes and its outcome, or an outcome without writes.
    record Plan(List<Write> writes, ConsentOutcome outcome) {

        Plan {
            writes = List.copyOf(writes);
        }

        static Plan nothing(ConsentOutcome outcome) {
            return new Plan(List.of(), outcome);
        }
    }

    ConsentOutcome of(MemberId id, Attempt attempt, Function<StoredMember, Plan> plans) {
        return TRIES.until(() -> StoredMember.read(table, keys, id)
                .map(member -> commit(attempt, plans.apply(member)))
                .orElseGet(() -> Optional.of(new ConsentOutcome.NoMember())));
    }

    private Optional<ConsentOutcome> commit(Attempt attempt, Plan plan) {
        if (plan.writes().isEmpty()) {
            return Optional.of(plan.outcome());
        }
        return switch (table.transact(plan.writes())) {
            case Outcome.Done _ -> Optional.of(plan.outcome());
            case Outcome.Refused(var failed) ->
                idempotency.earlier(attempt, new EntryOutcome.Refused(failed)).map(ConsentOutcome.Repeated::new);
            case Outcome.Contended _ -> Optional.empty();
        };
    }
}
