package dev.merit.coupons.issuancejobs;

import dev.merit.shared.id.JobId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The jobs that issue coupons to segments.
@Singleton
public final class IssuanceJobs {

    private static final Retries TRIES = new Retries(12, 10, 200, "too many conflicts on the same job");

    private final Table table;

    public IssuanceJobs(Table table) {
        this.table = table;
    }

    Optional<IssuanceJob> find(JobId id) {
        return table.get(Keys.issuanceJob(id)).map(IssuanceJob::from);
    }

    /// The jobs that have not ended.
    List<JobId> open() {
        return table.all(Keys.openIssuanceJobs()).stream()
                .map(item -> new JobId(item.key().skId()))
                .toList();
    }

    /// Creates the job.
    ///
    /// @param kept writes that keep the answer, committed with it
    /// @return what refused the transaction, if it was refused
    Optional<Outcome.Refused> create(IssuanceJob job, List<Write> kept, Transaction transaction) {
        var writes = new ArrayList<>(kept);
        writes.addAll(job.creation());
        return TRIES.until(() -> switch (transaction.commit(writes)) {
            case Outcome.Done _ -> Optional.of(Optional.empty());
            case Outcome.Refused refused -> Optional.of(Optional.of(refused));
            case Outcome.Contended _ -> Optional.empty();
        });
    }
}
