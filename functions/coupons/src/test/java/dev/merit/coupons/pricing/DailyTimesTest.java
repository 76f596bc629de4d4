package dev.merit.coupons.pricing;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 2026-11-23 is a Monday.
class DailyTimesTest {

    @ParameterizedTest
    @CsvSource({
        "MONDAY, 18:00, 22:00, 2026-11-23T17:59:59, false",
        "MONDAY, 18:00, 22:00, 2026-11-23T18:00:00, true",
        "MONDAY, 18:00, 22:00, 2026-11-23T21:59:59, true",
        "MONDAY, 18:00, 22:00, 2026-11-23T22:00:00, false",
        "MONDAY, 18:00, 22:00, 2026-11-24T19:00:00, false",
        "MONDAY TUESDAY, 18:00, 22:00, 2026-11-24T19:00:00, true",
        ", 18:00, 22:00, 2026-11-28T19:00:00, true",
        "MONDAY, , , 2026-11-23T00:00:00, true",
        "MONDAY, , , 2026-11-23T23:59:59, true",
        "MONDAY, , , 2026-11-24T00:00:00, false",
        // Over midnight the hours belong to the day on which they begin.
        "FRIDAY, 18:00, 02:00, 2026-11-27T17:59:59, false",
        "FRIDAY, 18:00, 02:00, 2026-11-27T18:00:00, true",
        "FRIDAY, 18:00, 02:00, 2026-11-28T00:00:00, true",
        "FRIDAY, 18:00, 02:00, 2026-11-28T01:59:59, true",
        "FRIDAY, 18:00, 02:00, 2026-11-28T02:00:00, false",
        "FRIDAY, 18:00, 02:00, 2026-11-28T19:00:00, false",
        "FRIDAY, 18:00, 02:00, 2026-11-27T01:00:00, false",
        "SUNDAY, 18:00, 02:00, 2026-11-23T01:00:00, true",
        "FRIDAY, 18:00, 00:00, 2026-11-27T23:59:59, true",
        "FRIDAY, 18:00, 00:00, 2026-11-28T00:00:00, false",
        "FRIDAY, 00:00, 06:00, 2026-11-27T00:00:00, true",
        ", 22:00, 06:00, 2026-11-25T05:59:59, true",
        ", 22:00, 06:00, 2026-11-25T06:00:00, false",
    })
    void holdOnTheirDaysAndHours(String days, LocalTime from, LocalTime to, LocalDateTime clocks, boolean hold) {
        var hours = new DailyTimes(days(days), from, to);
        assertThat(hours.hold(clocks)).isEqualTo(hold);
        assertThat(DailyTimes.from(hours.toItem())).isEqualTo(hours);
    }

    /// The clocks decide: hours they skip don't come, hours they show twice come twice.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 02:00, 03:00, 2026-03-08T06:59:59Z, false",
        "America/New_York, 02:00, 03:00, 2026-03-08T07:00:00Z, false",
        "America/New_York, 01:00, 02:00, 2026-11-01T05:00:00Z, true",
        "America/New_York, 01:00, 02:00, 2026-11-01T06:59:59Z, true",
        "America/New_York, 01:00, 02:00, 2026-11-01T07:00:00Z, false",
        "Europe/London, 18:00, 22:00, 2026-03-28T18:00:00Z, true",
        "Europe/London, 18:00, 22:00, 2026-03-29T17:00:00Z, true",
        "Europe/London, 22:00, 02:00, 2026-03-29T00:59:59Z, true",
        "Europe/London, 22:00, 02:00, 2026-03-29T01:00:00Z, false",
        "Australia/Lord_Howe, 01:30, 02:00, 2026-04-04T14:30:00Z, true",
        "Australia/Lord_Howe, 01:30, 02:00, 2026-04-04T15:00:00Z, true",
        "Australia/Lord_Howe, 01:30, 02:00, 2026-04-04T15:30:00Z, false",
        "Australia/Lord_Howe, 02:00, 02:30, 2026-10-03T15:30:00Z, false",
        "Asia/Shanghai, 18:00, 22:00, 2026-07-01T10:00:00Z, true",
        "Asia/Shanghai, 18:00, 22:00, 2026-07-01T14:00:00Z, false",
    })
    void followTheClocksOverTheirTurns(String zone, LocalTime from, LocalTime to, Instant now, boolean hold) {
        var clocks = LocalDateTime.ofInstant(now, ZoneId.of(zone));
        assertThat(new DailyTimes(null, from, to).hold(clocks)).isEqualTo(hold);
    }

    @Test
    void refuseWhatMakesNoSense() {
        var six = LocalTime.of(6, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new DailyTimes(null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new DailyTimes(List.of(), six, LocalTime.NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new DailyTimes(null, six, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new DailyTimes(null, null, six));
        assertThatIllegalArgumentException().isThrownBy(() -> new DailyTimes(null, six, six));
    }

    @Test
    void nameEachDayOnceInTheOrderOfTheWeek() {
        var hours = new DailyTimes(List.of(SUNDAY, MONDAY, FRIDAY, MONDAY, SATURDAY), null, null);
        assertThat(hours.days()).containsExactly(MONDAY, FRIDAY, SATURDAY, SUNDAY);
    }

    private static List<DayOfWeek> days(String names) {
        return names == null
                ? null
                : Arrays.stream(names.split(" ")).map(DayOfWeek::valueOf).toList();
    }
}
