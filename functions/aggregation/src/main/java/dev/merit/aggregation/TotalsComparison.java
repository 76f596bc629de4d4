package dev.merit.aggregation;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.TotalRow;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/// Holds the rows of the totals, as they stood at a head, against what the records make, a month of a partition at a
/// time.
final class TotalsComparison {

    private final Table table;
    private final Totals totals;

    TotalsComparison(Table table) {
        this.table = table;
        this.totals = new Totals(table);
    }

    /// Every month of a partition for which there is a row or a record.
    NavigableSet<String> places(Head head, List<Item> lanes, StrategyOpenings openings) {
        var places = RecordTally.places(lanes);
        openings.sums().keySet().forEach(bucket -> places.add(PartialSums.place(bucket)));
        head.series().stream()
                .map(TotalSeries::partition)
                .distinct()
                .forEach(partition ->
                        totals.months(partition).forEach(month -> places.add(PartialSums.place(partition, month))));
        return places;
    }

    List<Difference> differences(Head head, long walk, String place, List<Item> lanes, StrategyOpenings openings) {
        int end = place.lastIndexOf('#');
        var kept = totals.posted(head, place.substring(0, end), place.substring(end + 1));
        var sums = PartialSums.read(table, walk, place, RecordTally.parts(lanes));
        openings.sums().forEach((bucket, figures) -> {
            if (PartialSums.place(bucket).equals(place)) {
                sums.merge(bucket, figures, Figures::plus);
            }
        });
        return compare(kept, rows(sums));
    }

    /// The rows that these sums make, at every level.
    private static Map<TotalRow.Id, Figures> rows(Map<Bucket, Figures> sums) {
        var rows = new HashMap<TotalRow.Id, Figures>();
        sums.forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                rows.merge(TotalRow.Id.of(bucket, level), figures, Figures::plus);
            }
        });
        return rows;
    }

    private static List<Difference> compare(Map<TotalRow.Id, Figures> kept, Map<TotalRow.Id, Figures> recomputed) {
        var all = new HashSet<>(kept.keySet());
        all.addAll(recomputed.keySet());
        return all.stream()
                .flatMap(place -> Difference.of(
                        place, kept.getOrDefault(place, Figures.NONE), recomputed.getOrDefault(place, Figures.NONE))
                        .stream())
                .toList();
    }
}
