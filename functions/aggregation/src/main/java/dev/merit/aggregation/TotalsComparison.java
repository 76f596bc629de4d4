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

/// Compares the rows of the totals at a head with the sums of the records, one month of a partition at a time.
final class TotalsComparison {

    private final Table table;
    private final Totals totals;

    TotalsComparison(Table table) {
        this.table = table;
        this.totals = new Totals(table);
    }

    /// Every month of a partition that has a row or a record.
    NavigableSet<PartitionMonth> months(Head head, List<Item> tallies, StrategyOpenings openings) {
        var months = RecordTally.months(tallies);
        openings.sums().keySet().forEach(bucket -> months.add(PartitionMonth.of(bucket)));
        head.series().stream()
                .map(TotalSeries::partition)
                .distinct()
                .forEach(partition ->
                        totals.months(partition).forEach(month -> months.add(new PartitionMonth(partition, month))));
        return months;
    }

    List<Difference> differences(
            Head head, long walk, PartitionMonth month, List<Item> tallies, StrategyOpenings openings) {
        var kept = totals.posted(head, month.partition(), month.month());
        var sums = PartialSums.read(table, walk, month, RecordTally.parts(tallies));
        openings.sums().forEach((bucket, figures) -> {
            if (PartitionMonth.of(bucket).equals(month)) {
                sums.merge(bucket, figures, Figures::plus);
            }
        });
        return compare(kept, rows(sums));
    }

    /// The rows of these sums, at every level.
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
                .flatMap(
                        row -> Difference.of(
                                row, kept.getOrDefault(row, Figures.NONE), recomputed.getOrDefault(row, Figures.NONE))
                                .stream())
                .toList();
    }
}
