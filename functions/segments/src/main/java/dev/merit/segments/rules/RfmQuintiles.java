package dev.merit.segments.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many of those ranked are worse than one, for each score, by the summaries of all lanes together.
///
/// So the fifth in which a member stands is that of its exact rank, unless that rank is within 0.2 % of all who are
/// ranked of a fifth's border; and where no lane has more different figures than [RankSummary#MAX], it always is.
public final class RfmQuintiles {

    public static final RfmQuintiles NONE = of(Map.of());

    private static final int FIFTHS = 5;

    private final Map<String, Ranking> rankings = new HashMap<>();

    private RfmQuintiles() {}

    private record Ranking(List<RankSummary.Ranks> lanes, long all) {

        long twiceLower(long figure) {
            return lanes.stream().mapToLong(lane -> lane.twiceLower(figure)).sum();
        }
    }

    /// Of the summaries of each score.
    public static RfmQuintiles of(Map<String, List<RankSummary>> summaries) {
        var quintiles = new RfmQuintiles();
        summaries.forEach((score, lanes) -> quintiles.rankings.put(
                score,
                new Ranking(
                        lanes.stream().map(RankSummary::ranks).toList(),
                        lanes.stream().mapToLong(RankSummary::count).sum())));
        return quintiles;
    }

    /// The fifth in which a value stands, from 1 to 5: as many fifths as there are full ones of members worse than
    /// it, and one. Those who are equal stand together, in the lowest fifth that any of them could have.
    long of(Score score, long value) {
        var ranking = rankings.get(score.name());
        return ranking == null || ranking.all() == 0
                ? FIFTHS
                : Math.min(FIFTHS, 1 + FIFTHS * ranking.twiceLower(value) / (2 * ranking.all()));
    }
}
