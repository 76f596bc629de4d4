package dev.merit.coupons.segmentation;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How many of those ranked are worse than one, for each score.
///
/// Values are told apart by their seven leading bits: up to 127 exactly, beyond that to 1.6 %, which is all that two
/// members of one score may wrongly be taken as equal by. So a distribution has at most some 3,600 steps, however many
/// members there are, and the members need not be sorted.
public final class Quintiles {

    public static final Quintiles NONE = of(Map.of());

    private static final int FIFTHS = 5;
    private static final int LEADING_BITS = 7;

    /// For each score and step, how many members there are up to it, itself included.
    private final Map<String, NavigableMap<Long, Long>> upTo = new HashMap<>();

    private Quintiles() {}

    /// Of the distributions: for each score, how many members there are at each step.
    public static Quintiles of(Map<String, Map<Long, Long>> distributions) {
        var quintiles = new Quintiles();
        distributions.forEach((score, steps) -> {
            var sums = new TreeMap<Long, Long>();
            long sum = 0;
            for (var step : new TreeMap<>(steps).entrySet()) {
                sum += step.getValue();
                sums.put(step.getKey(), sum);
            }
            quintiles.upTo.put(score, sums);
        });
        return quintiles;
    }

    /// The fifth in which a value stands, from 1 to 5: as many fifths as there are full ones of members worse than it,
    /// and one. Those who are equal stand together, in the lowest fifth that any of them could have.
    long of(Score score, long value) {
        var sums = upTo.getOrDefault(score.name(), new TreeMap<>());
        if (sums.isEmpty()) {
            return FIFTHS;
        }
        var worse = sums.lowerEntry(step(value));
        long all = sums.lastEntry().getValue();
        return worse == null ? 1 : Math.min(FIFTHS, 1 + FIFTHS * worse.getValue() / all);
    }

    /// The step that a value belongs to.
    public static long step(long value) {
        if (value < 0) {
            return -step(-value);
        }
        int dropped = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - LEADING_BITS);
        return value >> dropped << dropped;
    }
}
