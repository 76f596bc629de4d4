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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /// Posts what there is first, so that it is checked too.
    public Report run() {
        aggregation.run();
        var head = betweenPostings();
        var kept = totals.posted(head);
        var records = Records.upTo(head, table);
        var differences = new ArrayList<>(compare(kept, records.rows()));
        differences.addAll(records.wallets().differences(table));
        return new Report(records.count(), differences);
    }

    /// A head at which no chunk of a posting is under way; what is posted behind it is taken back from what is read.
    private Head betweenPostings() {
        for (int tries = 0; tries < TRIES; tries++) {
            var head = postings.head();
            if (head.chunk() == 0) {
                return head;
            }
            aggregation.run();
        }
        throw new Unavailable("other runs keep the totals from being read between two postings", null);
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
