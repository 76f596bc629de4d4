package dev.merit.segments.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fifth that a member is in by each score, among all members who are ranked by it. The ranks come from the
/// summaries of all partitions of the scan.
///
/// The fifth is that of the exact rank, unless the rank is within 0.2 % of all ranked members of the border of a
/// fifth. While no partition has more different figures than [RankSummary#MAX], it is always exact.
public final class RfmQuintiles {

    /// Nobody is ranked.
    public static final RfmQuintiles NONE = of(Map.of());

    private static final int FIFTHS = 5;

    private final Map<String, Ranking> rankings = new HashMap<>();

    private RfmQuintiles() {}

    /// @param ranks of each partition of the scan
    /// @param members how many are ranked
    private record Ranking(List<RankSummary.Ranks> ranks, long members) {

        long twiceLower(long figure) {
            return ranks.stream().mapToLong(r -> r.twiceLower(figure)).sum();
        }
    }

    /// Ranks the members by these summaries.
    ///
    /// @param summaries for the name of each score, the summary of each partition of the scan
    public static RfmQuintiles of(Map<String, List<RankSummary>> summaries) {
        var quintiles = new RfmQuintiles();
        summaries.forEach((score, parts) -> quintiles.rankings.put(
                score,
                new Ranking(
                        parts.stream().map(RankSummary::ranks).toList(),
                        parts.stream().mapToLong(RankSummary::count).sum())));
        return quintiles;
    }

    /// The fifth of a figure, from 1 to 5: 1 and the number of full fifths of members that are worse. Members with
    /// equal figures are in the same fifth, the lowest that any of them could have.
    long of(Score score, long figure) {
        var ranking = rankings.get(score.name());
        return ranking == null || ranking.members() == 0
                ? FIFTHS
                : Math.min(FIFTHS, 1 + FIFTHS * ranking.twiceLower(figure) / (2 * ranking.members()));
    }
}
