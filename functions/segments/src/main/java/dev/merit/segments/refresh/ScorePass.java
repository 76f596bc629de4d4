package dev.merit.segments.refresh;

import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.segments.rules.RankSummary;
import dev.merit.segments.rules.RfmQuintiles;
import dev.merit.segments.rules.Score;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts the figures of the members by which the scores of the segments rank them. The summaries are saved with the
/// position of the scan, so nobody is counted twice.
final class ScorePass implements MemberVisitor {

    private static final String MEMBERS = "members";
    private static final String RANKS = "ranks";

    private final DataKeys keys;
    private final List<Score> scores;
    private final Instant asOf;
    private final Instant since;
    private final Optional<Tiers> tiers;
    private final MemberNotes notes;
    private final Map<String, RankSummary> summaries = new HashMap<>();
    private long members;

    /// @param since since when the notes hold the members' activities
    ScorePass(
            DataKeys keys, List<Score> scores, Instant asOf, Instant since, Optional<Tiers> tiers, MemberNotes notes) {
        this.keys = keys;
        this.scores = scores;
        this.asOf = asOf;
        this.since = since;
        this.tiers = tiers;
        this.notes = notes;
    }

    @Override
    public void resume(Item saved) {
        summaries.clear();
        var ranks = ranks(saved);
        for (var score : ranks.attributeNames()) {
            summaries.put(score, RankSummary.from(ranks.numbers(score)));
        }
        members = saved.sum(MEMBERS);
    }

    @Override
    public void visit(List<Item> member) {
        var wallet = member.stream().filter(i -> i.key().sk().equals("WALLET")).findFirst();
        if (wallet.isEmpty()) {
            return;
        }
        members++;
        var snapshot = MemberSnapshot.of(member, keys, since, tiers, asOf);
        notes.add(wallet.get(), snapshot);
        for (var score : scores) {
            score.of(snapshot, asOf)
                    .ifPresent(figure -> summaries
                            .computeIfAbsent(score.name(), _ -> new RankSummary())
                            .add(figure));
        }
    }

    @Override
    public Item save() {
        var ranks = Item.map();
        summaries.forEach((score, summary) -> ranks.numbers(score, summary.toNumbers()));
        return Item.map().number(MEMBERS, members).item(RANKS, ranks);
    }

    private static Item ranks(Item saved) {
        return saved.maybeItem(RANKS).orElseGet(Item::map);
    }

    /// How many members the pass has seen.
    ///
    /// @param saved what each partition of the scan has saved
    static long members(List<Item> saved) {
        return saved.stream().mapToLong(part -> part.sum(MEMBERS)).sum();
    }

    /// The fifths by all scores of the pass.
    ///
    /// @param saved what each partition of the scan has saved
    static RfmQuintiles quintiles(List<Item> saved) {
        var all = new HashMap<String, List<RankSummary>>();
        for (var part : saved) {
            var ranks = ranks(part);
            for (var score : ranks.attributeNames()) {
                all.computeIfAbsent(score, _ -> new ArrayList<>()).add(RankSummary.from(ranks.numbers(score)));
            }
        }
        return RfmQuintiles.of(all);
    }
}
