package dev.merit.coupons.handouts;

import dev.merit.shared.id.JobId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.retry.Tries;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The jobs that issue coupons to segments.
@Singleton
public final class Handouts {

    private static final Tries TRIES = new Tries(12, 10, 200, "others keep writing the same job");

    private final Table table;

    public Handouts(Table table) {
        this.table = table;
    }

    Optional<Handout> find(JobId id) {
        return table.get(Keys.handout(id)).map(Handout::from);
    }

    /// Those that are not done yet.
    List<JobId> open() {
        return table.all(Keys.openHandouts()).stream()
                .map(item -> new JobId(item.key().skId()))
                .toList();
    }

    /// Makes the job together with these writes, which keep the answer; what refused them, if something did.
    Optional<Outcome.Refused> create(Handout job, List<Write> kept) {
        var writes = new ArrayList<>(kept);
        writes.addAll(job.open());
        return TRIES.until(() -> switch (table.transact(writes)) {
            case Outcome.Done _ -> Optional.of(Optional.empty());
            case Outcome.Refused refused -> Optional.of(Optional.of(refused));
            case Outcome.Contended _ -> Optional.empty();
        });
    }
}
