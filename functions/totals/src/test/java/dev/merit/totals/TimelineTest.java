package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.totals.QuarterHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    @Test
    void endsWhereItIsAskedToEvenOffAStep() {
        assertThat(points("2026-03-30T23:59:59Z", "2026-04-02T10:20:00Z", Step.DAY, "UTC"))
                .containsExactly(
                        "2026-03-31T00:00:00Z", "2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z", "2026-04-02T10:15:00Z");
    }

    @Test
    void standsBehindItsBeginningAlone() {
        assertThat(points("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", Step.DAY, "UTC"))
                .containsExactly("2026-03-02T00:00:00Z");
        assertThat(points("2026-03-01T00:01:00Z", "2026-03-01T00:14:00Z", Step.QUARTER_HOUR, "UTC"))
                .isEmpty();
    }

    @Test
    void stepsByQuartersAndMonths() {
        assertThat(points("2026-03-01T00:00:00Z", "2026-03-01T00:50:00Z", Step.QUARTER_HOUR, "Asia/Kathmandu"))
                .containsExactly("2026-03-01T00:15:00Z", "2026-03-01T00:30:00Z", "2026-03-01T00:45:00Z");
        assertThat(points("2025-12-31T16:00:00Z", "2026-03-05T00:00:00Z", Step.MONTH, "Asia/Shanghai"))
                .containsExactly("2026-01-31T16:00:00Z", "2026-02-28T16:00:00Z", "2026-03-05T00:00:00Z");
        assertThat(points("2026-10-01T04:00:00Z", "2027-01-01T05:00:00Z", Step.MONTH, "America/New_York"))
                .containsExactly("2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z", "2027-01-01T05:00:00Z");
    }

    /// The local day's length in quarters of an hour, and in how many hours by the clock it has.
    @ParameterizedTest
    @CsvSource({
        "America/New_York,    2026-03-08,  92, 23",
        "America/New_York,    2026-11-01, 100, 25",
        "America/New_York,    2026-06-01,  96, 24",
        "Europe/London,       2026-03-29,  92, 23",
        "Europe/London,       2026-10-25, 100, 25",
        "Australia/Lord_Howe, 2026-10-04,  94, 24",
        "Australia/Lord_Howe, 2026-04-05,  98, 24",
        "Asia/Kathmandu,      2026-03-08,  96, 24",
        "Asia/Shanghai,       2026-03-08,  96, 24",
        "America/Havana,      2026-11-01, 100, 25",
        "America/Sao_Paulo,   2018-11-04,  92, 23",
        "America/Sao_Paulo,   2019-02-16, 100, 25",
        "America/St_Johns,    2010-11-07, 100, 25",
        "Antarctica/Troll,    2026-10-25, 104, 26",
        "Antarctica/Troll,    2026-03-29,  88, 22",
        "Africa/Monrovia,     1972-01-07,  94, 24",
    })
    void followsTheClocksOfAZone(ZoneId zone, LocalDate day, int quarters, int hours) {
        var from = day.atStartOfDay(zone).toInstant();
        var to = day.plusDays(1).atStartOfDay(zone).toInstant();
        var days = Timeline.of(from.minusSeconds(900), to.plusSeconds(900), Step.DAY, zone)
                .points();
        assertThat(days).hasSize(3);
        assertThat(days.get(0)).isEqualTo(QuarterHour.of(from));
        assertThat(days.get(1)).isEqualTo(QuarterHour.of(to));
        assertThat(days.get(1).number() - days.get(0).number()).isEqualTo(quarters);
        assertThat(Timeline.of(from, to, Step.HOUR, zone).points()).hasSize(hours);
        assertThat(Timeline.of(from, to, Step.QUARTER_HOUR, zone).points()).hasSize(quarters);
    }

    @Test
    void beginsAnHourEachTimeTheClocksShowIt() {
        assertThat(points("2026-11-01T04:30:00Z", "2026-11-01T07:00:00Z", Step.HOUR, "America/New_York"))
                .containsExactly("2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z");
        // Begun within the hour that comes again.
        assertThat(points("2026-11-01T05:30:00Z", "2026-11-01T07:00:00Z", Step.HOUR, "America/New_York"))
                .containsExactly("2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z");
        // Two hours come again.
        assertThat(points("2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z", Step.HOUR, "Antarctica/Troll"))
                .containsExactly(
                        "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z", "2026-10-25T04:00:00Z");
    }

    @Test
    void beginsAnHourWhereTheClocksJumpIntoIt() {
        assertThat(points("2026-10-03T14:00:00Z", "2026-10-03T17:00:00Z", Step.HOUR, "Australia/Lord_Howe"))
                .containsExactly(
                        "2026-10-03T14:30:00Z", "2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z", "2026-10-03T17:00:00Z");
        assertThat(points("2026-04-04T13:30:00Z", "2026-04-04T16:30:00Z", Step.HOUR, "Australia/Lord_Howe"))
                .containsExactly("2026-04-04T14:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z");
    }

    @Test
    void putsHoursWhereTheZoneHasThem() {
        assertThat(points("2026-03-01T00:00:00Z", "2026-03-01T02:15:00Z", Step.HOUR, "Asia/Kathmandu"))
                .containsExactly("2026-03-01T00:15:00Z", "2026-03-01T01:15:00Z", "2026-03-01T02:15:00Z");
        assertThat(points("2026-03-01T00:00:00Z", "2026-03-01T01:30:00Z", Step.HOUR, "Asia/Kolkata"))
                .containsExactly("2026-03-01T00:30:00Z", "2026-03-01T01:30:00Z");
    }

    @Test
    void leavesOutADayThatAZoneLeftOut() {
        assertThat(points("2011-12-29T09:59:00Z", "2011-12-31T10:00:00Z", Step.DAY, "Pacific/Apia"))
                .containsExactly("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z");
    }

    @Test
    void takesAThousandPointsAndNoMore() {
        var to = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Timeline.of(to.minusSeconds(900_000), to, Step.QUARTER_HOUR, ZoneId.of("UTC"))
                        .points())
                .hasSize(1000);
        assertThatThrownBy(() -> Timeline.of(to.minusSeconds(900_900), to, Step.QUARTER_HOUR, ZoneId.of("UTC")))
                .hasMessage("makes more than 1000 points with this step");
        assertThatThrownBy(() -> Timeline.of(Instant.parse("1900-01-01T00:00:00Z"), to, Step.HOUR, ZoneId.of("UTC")))
                .hasMessage("makes more than 1000 points with this step");
        assertThatThrownBy(() -> Timeline.of(to.plusSeconds(1), to, Step.HOUR, ZoneId.of("UTC")))
                .hasMessage("must not be after to");
    }

    /// By another road: through all quarters, looking at the local time of each.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, DAY", "America/New_York, HOUR", "Europe/London, MONTH", "Europe/London, HOUR",
        "Australia/Lord_Howe, DAY", "Asia/Kathmandu, HOUR", "Asia/Kathmandu, DAY", "America/Sao_Paulo, DAY",
    })
    void standsWhereTheLocalUnitChanges(ZoneId zone, Step step) {
        for (var from : List.of("2018-10-20T03:30:00Z", "2018-03-01T00:15:00Z", "2026-10-20T00:00:00Z")) {
            var begin = QuarterHour.of(Instant.parse(from));
            var end = new QuarterHour(begin.number() + 96 * 30);
            var expected = new ArrayList<QuarterHour>();
            for (long n = begin.number() + 1; n <= end.number(); n++) {
                if (n == end.number() || !unit(n, zone, step).equals(unit(n - 1, zone, step))) {
                    expected.add(new QuarterHour(n));
                }
            }
            assertThat(Timeline.of(begin.start(), end.start(), step, zone).points())
                    .isEqualTo(expected);
        }
    }

    private static Object unit(long quarter, ZoneId zone, Step step) {
        var time = new QuarterHour(quarter).start().atZone(zone);
        return switch (step) {
            case MONTH -> time.getYear() * 12 + time.getMonthValue();
            case DAY -> time.toLocalDate();
            case HOUR -> Arrays.asList(time.toLocalDate(), time.getHour(), time.getOffset());
            case QUARTER_HOUR -> quarter;
        };
    }

    private static List<String> points(String from, String to, Step step, String zone) {
        return Timeline.of(Instant.parse(from), Instant.parse(to), step, ZoneId.of(zone)).points().stream()
                .map(point -> point.start().toString())
                .toList();
    }

    @Test
    void takesInThePresentQuarterHourWhereItEndsNow() {
        var now = Instant.parse("2026-03-01T10:58:00Z");

        var timeline = Timeline.upToNow(Instant.parse("2026-03-01T09:00:00Z"), now, Step.HOUR, ZoneId.of("UTC"));

        assertThat(timeline.points())
                .extracting(QuarterHour::start)
                .containsExactly(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T11:15:00Z"));
        assertThat(timeline.at(0)).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(timeline.at(1)).isEqualTo(now);
    }

    @Test
    void hasThePresentQuarterHourAloneWhereAStepBeginsWithIt() {
        var now = Instant.parse("2026-03-01T10:02:00Z");

        var timeline = Timeline.upToNow(Instant.parse("2026-03-01T09:00:00Z"), now, Step.HOUR, ZoneId.of("UTC"));

        assertThat(List.of(timeline.at(0), timeline.at(1))).containsExactly(Instant.parse("2026-03-01T10:00:00Z"), now);
    }
}
