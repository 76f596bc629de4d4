package dev.merit.coupons.refreshing;

import dev.merit.coupons.segmentation.Portrait;
import dev.merit.coupons.segmentation.Quintiles;
import dev.merit.coupons.segmentation.Score;
import dev.merit.shared.census.Visit;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts how members' figures are distributed, for the scores that segments ask for. The counts are kept with the
/// lane's place, so that nobody is counted twice.
final class Collecting implements Visit {

    private final List<Score> scores;
    private final Instant asOf;
    private final Map<String, Map<Long, Long>> counts = new HashMap<>();

    Collecting(List<Score> scores, Instant asOf) {
        this.scores = scores;
        this.asOf = asOf;
    }

    @Override
    public void begin(Item kept) {
        counts.clear();
        add(kept, counts);
    }

    @Override
    public void see(List<Item> member) {
        var portrait = Portrait.of(member, asOf, Optional.empty(), asOf);
        for (var score : scores) {
            score.of(portrait, asOf)
                    .ifPresent(value -> counts.computeIfAbsent(score.name(), _ -> new TreeMap<>())
                            .merge(Quintiles.step(value), 1L, Long::sum));
        }
    }

    @Override
    public Item keep() {
        var kept = Item.map();
        counts.forEach((score, steps) -> {
            var numbers = new ArrayList<Long>();
            steps.forEach((step, count) -> numbers.addAll(List.of(step, count)));
            kept.numbers(score, numbers);
        });
        return kept;
    }

    /// Of all lanes together.
    static Quintiles quintiles(List<Item> lanes) {
        var all = new HashMap<String, Map<Long, Long>>();
        lanes.forEach(lane -> add(lane, all));
        return Quintiles.of(all);
    }

    private static void add(Item kept, Map<String, Map<Long, Long>> counts) {
        for (var score : kept.attributeNames()) {
            var numbers = kept.numbers(score);
            var steps = counts.computeIfAbsent(score, _ -> new TreeMap<>());
            for (int i = 0; i < numbers.size(); i += 2) {
                steps.merge(numbers.get(i), numbers.get(i + 1), Long::sum);
            }
        }
    }
}
