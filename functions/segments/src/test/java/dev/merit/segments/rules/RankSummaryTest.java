package dev.merit.segments.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The fifth of a figure is that of its exact rank, except within 0.2 % of a border, for any distribution.
class RankSummaryTest {

    private static final int PARTITIONS = 4;
    private static final Random RANDOM = new Random(12);

    /// Figures in the order in which they are added.
    static Stream<Arguments> histories() {
        return Stream.of(
                named("2,469 households over a year, nine years ago", days(2_469, 3_285, 365)),
                named("161 different days nine years ago", days(20_000, 3_285, 161)),
                named("a shop of yesterday", days(5_000, 0, 2)),
                named("all on one day", days(3_000, 4_000, 1)),
                named("a hundred years of days", days(100_000, 0, 36_500)),
                named("one or two purchases", figures(50_000, i -> 1 + (i % 10 == 0 ? 1 : 0))),
                named("a few who buy very often", figures(50_000, i -> 1 + (long) Math.pow(RANDOM.nextDouble(), -1.2))),
                named("amounts that differ by a cent", figures(100_000, i -> 1_000_000 + RANDOM.nextInt(50_000))),
                named(
                        "all kinds of amounts",
                        figures(100_000, i -> Math.round(Math.exp(RANDOM.nextGaussian() * 3 + 9)))),
                named("more refunded than bought", figures(60_000, i -> RANDOM.nextInt(2_000_000) - 1_000_000)),
                named("rising", LongStream.range(0, 100_000).toArray()),
                named("falling", LongStream.range(0, 100_000).map(i -> -i).toArray()),
                named("from both ends inwards", figures(100_000, i -> i % 2 == 0 ? i : 200_000 - i)),
                named("from the middle outwards", figures(100_000, i -> i % 2 == 0 ? i : -i)),
                named("first all alike and then all different", figures(100_000, i -> i < 50_000 ? 7 : i % 997 * 101)),
                named(
                        "first all different and then all between two",
                        figures(200_000, i -> i < 5_000 ? i * 1_000_000 : 2_500_000_001L + i)),
                named(
                        "the largest that there are",
                        figures(10_000, i -> i % 2 == 0 ? Long.MIN_VALUE + i : Long.MAX_VALUE - i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void isTheFifthOfTheExactRankExceptNearABorder(String history, long[] figures) {
        var parts = summaries(figures);
        assertThat(parts).allMatch(part -> part.size() <= RankSummary.MAX);
        assertThat(parts.stream().mapToLong(RankSummary::count).sum()).isEqualTo(figures.length);
        boolean isExact = Arrays.stream(figures).distinct().count() <= RankSummary.MAX;
        long allowed = isExact ? 0 : figures.length / RankSummary.PRECISION;
        var quintiles = RfmQuintiles.of(Map.of("frequency", parts));
        var sorted = figures.clone();
        Arrays.sort(sorted);
        long before = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                continue;
            }
            long worse = i;
            long score = quintiles.of(new FrequencyRule.Frequency(), sorted[i]);
            assertThat(score)
                    .as("%s: %d, of which %d of %d are worse", history, sorted[i], worse, sorted.length)
                    .isBetween(
                            fifth(Math.max(0, worse - allowed), sorted.length),
                            fifth(Math.min(sorted.length, worse + allowed), sorted.length))
                    .isGreaterThanOrEqualTo(before);
            before = score;
        }
    }

    private static long fifth(long worse, long all) {
        return Math.min(5, 1 + 5 * worse / all);
    }

    /// The summaries of four partitions, each written to the table and read again now and then.
    private static List<RankSummary> summaries(long[] figures) {
        var parts = new ArrayList<RankSummary>();
        for (int i = 0; i < PARTITIONS; i++) {
            parts.add(new RankSummary());
        }
        for (int i = 0; i < figures.length; i++) {
            parts.get(i % PARTITIONS).add(figures[i]);
            if (i % 9_973 == 0) {
                parts.replaceAll(part -> RankSummary.from(part.toNumbers()));
            }
        }
        return parts;
    }

    private static long[] figures(int number, LongUnaryOperator figure) {
        return LongStream.range(0, number).map(figure).toArray();
    }

    /// Days since the last purchase, as recency counts them.
    private static long[] days(int number, int youngest, int different) {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        return figures(number, _ -> {
            var last = now.minus(Duration.ofDays(youngest + RANDOM.nextInt(different)));
            return -Duration.between(last, now).toDays();
        });
    }

    private static Arguments named(String history, long[] figures) {
        return Arguments.of(history, figures);
    }
}
