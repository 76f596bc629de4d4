package dev.merit.aggregation;

import dev.merit.shared.posting.Head;
import dev.merit.shared.posting.Postings;
import dev.merit.shared.posting.Totals;
import dev.merit.shared.retry.Unavailable;
import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Row;
import dev.merit.shared.table.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Works every total out again from the records themselves, and reports each that differs from what is kept.
///
/// It goes by a head between two postings: each record tells where in the ledger its effect stands, so it is known
/// which
/// records the totals of that moment hold, however many are written meanwhile. It changes nothing.
public final class Reconciliation {

    private static final int TRIES = 20;

    private final Table table;
    private final Aggregation aggregation;
    private final Postings postings;
    private final Totals totals;

    public Reconciliation(Table table, Aggregation aggregation) {
        this.table = table;
        this.aggregation = aggregation;
        this.postings = new Postings(table);
        this.totals = new Totals(table);
    }

    /// How many records had an effect on the totals looked at, and each figure that is not what they make.
    @RegisterForReflection
    @Schema(name = "ReconciliationReport", examples = "{\"checkedRecords\": 69659, \"differences\": []}")
    public record Report(long checkedRecords, List<Difference> differences) {}

    private record Kept(Head head, List<Row> rows) {}

    /// Posts what there is first, so that it is checked too.
    public Report run() {
        var kept = kept();
        var records = Records.upTo(kept.head(), table);
        var differences = new ArrayList<>(compare(byBucket(kept.rows()), records.rows()));
        differences.addAll(records.wallets().differences(table));
        return new Report(records.count(), differences);
    }

    private Kept kept() {
        for (int tries = 0; tries < TRIES; tries++) {
            aggregation.run();
            Optional<Kept> kept = postings.steady(
                    head -> head.chunk() == 0 ? Optional.of(new Kept(head, totals.posted(head))) : Optional.empty());
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        throw new Unavailable("other runs keep the totals from being read between two postings", null);
    }

    private static Map<Row.Place, Figures> byBucket(List<Row> rows) {
        var byBucket = new HashMap<Row.Place, Figures>();
        rows.forEach(row -> byBucket.merge(row.place(), row.figures(), Figures::plus));
        return byBucket;
    }

    private static List<Difference> compare(Map<Row.Place, Figures> kept, Map<Row.Place, Figures> recomputed) {
        var all = new HashSet<>(kept.keySet());
        all.addAll(recomputed.keySet());
        return all.stream()
                .flatMap(place -> Difference.of(
                        place, kept.getOrDefault(place, Figures.NONE), recomputed.getOrDefault(place, Figures.NONE))
                        .stream())
                .toList();
    }
}
