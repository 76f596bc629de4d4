package dev.merit.coupons.refreshing;

import dev.merit.coupons.segmentation.Portrait;
import dev.merit.coupons.segmentation.Quintiles;
import dev.merit.coupons.segmentation.RankSummary;
import dev.merit.coupons.segmentation.Score;
import dev.merit.shared.census.Visit;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sums up how members' figures are distributed, for the scores that segments ask for. The summaries are kept with the
/// lane's place, so that nobody is counted twice.
final class Collecting implements Visit {

    private final List<Score> scores;
    private final Instant asOf;
    private final Map<String, RankSummary> summaries = new HashMap<>();

    Collecting(List<Score> scores, Instant asOf) {
        this.scores = scores;
        this.asOf = asOf;
    }

    @Override
    public void begin(Item kept) {
        summaries.clear();
        for (var score : kept.attributeNames()) {
            summaries.put(score, RankSummary.from(kept.numbers(score)));
        }
    }

    @Override
    public void see(List<Item> member) {
        var portrait = Portrait.of(member, asOf, Optional.empty(), asOf);
        for (var score : scores) {
            score.of(portrait, asOf)
                    .ifPresent(value -> summaries
                            .computeIfAbsent(score.name(), _ -> new RankSummary())
                            .add(value));
        }
    }

    @Override
    public Item keep() {
        var kept = Item.map();
        summaries.forEach((score, summary) -> kept.numbers(score, summary.toNumbers()));
        return kept;
    }

    /// Of all lanes together.
    static Quintiles quintiles(List<Item> lanes) {
        var all = new HashMap<String, List<RankSummary>>();
        for (var lane : lanes) {
            for (var score : lane.attributeNames()) {
                all.computeIfAbsent(score, _ -> new ArrayList<>()).add(RankSummary.from(lane.numbers(score)));
            }
        }
        return Quintiles.of(all);
    }
}
