package dev.merit.segments.refresh;

import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.segments.rules.RankSummary;
import dev.merit.segments.rules.RfmQuintiles;
import dev.merit.segments.rules.Score;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sums up how members' figures are distributed, for the scores that segments ask for. The summaries are kept with
/// the lane's place, so that nobody is counted twice.
final class ScorePass implements MemberVisitor {

    private static final String MEMBERS = "members";
    private static final String RANKS = "ranks";

    private final List<Score> scores;
    private final Instant asOf;
    private final Instant since;
    private final Optional<Tiers> tiers;
    private final MemberNotes notes;
    private final Map<String, RankSummary> summaries = new HashMap<>();
    private long members;

    /// @param since what of the members' deeds is noted
    ScorePass(List<Score> scores, Instant asOf, Instant since, Optional<Tiers> tiers, MemberNotes notes) {
        this.scores = scores;
        this.asOf = asOf;
        this.since = since;
        this.tiers = tiers;
        this.notes = notes;
    }

    @Override
    public void begin(Item kept) {
        summaries.clear();
        var ranks = ranks(kept);
        for (var score : ranks.attributeNames()) {
            summaries.put(score, RankSummary.from(ranks.numbers(score)));
        }
        members = kept.sum(MEMBERS);
    }

    @Override
    public void see(List<Item> member) {
        var wallet = member.stream().filter(i -> i.key().sk().equals("WALLET")).findFirst();
        if (wallet.isEmpty()) {
            return;
        }
        members++;
        var portrait = MemberSnapshot.of(member, since, tiers, asOf);
        notes.add(wallet.get(), portrait);
        for (var score : scores) {
            score.of(portrait, asOf)
                    .ifPresent(value -> summaries
                            .computeIfAbsent(score.name(), _ -> new RankSummary())
                            .add(value));
        }
    }

    @Override
    public Item keep() {
        var ranks = Item.map();
        summaries.forEach((score, summary) -> ranks.numbers(score, summary.toNumbers()));
        return Item.map().number(MEMBERS, members).item(RANKS, ranks);
    }

    private static Item ranks(Item kept) {
        return kept.maybeItem(RANKS).orElseGet(Item::map);
    }

    /// How many members all lanes together have seen.
    static long members(List<Item> lanes) {
        return lanes.stream().mapToLong(lane -> lane.sum(MEMBERS)).sum();
    }

    /// Of all lanes together.
    static RfmQuintiles quintiles(List<Item> lanes) {
        var all = new HashMap<String, List<RankSummary>>();
        for (var lane : lanes) {
            var ranks = ranks(lane);
            for (var score : ranks.attributeNames()) {
                all.computeIfAbsent(score, _ -> new ArrayList<>()).add(RankSummary.from(ranks.numbers(score)));
            }
        }
        return RfmQuintiles.of(all);
    }
}
