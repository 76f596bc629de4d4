package dev.merit.coupons.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T22:59:59.999Z, false",
        "2026-11-30T23:00:00Z, true",
        "2026-12-31T22:59:59.999Z, true",
        "2026-12-31T23:00:00Z, false",
    })
    void holdsFromItsBeginningUpToItsEndOnTheZonesClocks(Instant instant, boolean holds) {
        var window = window("2026-12-01T00:00", "2027-01-01T00:00", "Europe/Berlin");
        assertThat(window.contains(instant)).isEqualTo(holds);
        assertThat(Window.from(window.toItem())).isEqualTo(window);
    }

    @Test
    void mayHaveNoEnd() {
        var window = window("2026-12-01T00:00", null, "Asia/Kathmandu");
        assertThat(window.end()).isNull();
        assertThat(window.contains(Instant.parse("2026-11-30T18:14:59Z"))).isFalse();
        assertThat(window.contains(Instant.parse("2026-11-30T18:15:00Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2999-01-01T00:00:00Z"))).isTrue();
        assertThat(Window.from(window.toItem())).isEqualTo(window);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00, 2026-12-01T00:00, Europe/Berlin",
        "2026-12-01T00:00, 2026-11-01T00:00, Europe/Berlin",
        // Berlin's clocks skip from 02:00 to 03:00, so nothing lies between these.
        "2026-03-29T02:10, 2026-03-29T02:50, Europe/Berlin",
        "2026-03-29T02:30, 2026-03-29T03:00, Europe/Berlin",
    })
    void refusesToEndBeforeItBegins(String from, String to, String zone) {
        assertThatIllegalArgumentException().isThrownBy(() -> window(from, to, zone));
    }

    /// What the clocks skip is the moment they skip, what they show twice the first of the two: for a beginning,
    /// and for an end.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08T01:59, 2026-03-08T06:59:00Z",
        "America/New_York, 2026-03-08T02:00, 2026-03-08T07:00:00Z", // skipped
        "America/New_York, 2026-03-08T02:30, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-03-08T03:00, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-03-08T03:30, 2026-03-08T07:30:00Z",
        "America/New_York, 2026-11-01T00:59, 2026-11-01T04:59:00Z",
        "America/New_York, 2026-11-01T01:00, 2026-11-01T05:00:00Z", // twice
        "America/New_York, 2026-11-01T01:30, 2026-11-01T05:30:00Z",
        "America/New_York, 2026-11-01T02:00, 2026-11-01T07:00:00Z",
        "Europe/London, 2026-03-29T00:59, 2026-03-29T00:59:00Z",
        "Europe/London, 2026-03-29T01:30, 2026-03-29T01:00:00Z", // skipped
        "Europe/London, 2026-03-29T02:00, 2026-03-29T01:00:00Z",
        "Europe/London, 2026-10-25T01:30, 2026-10-25T00:30:00Z", // twice
        "Europe/London, 2026-10-25T02:00, 2026-10-25T02:00:00Z",
        "Australia/Lord_Howe, 2026-10-04T01:59, 2026-10-03T15:29:00Z",
        "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:30:00Z", // skipped, by half an hour
        "Australia/Lord_Howe, 2026-10-04T02:30, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 2026-04-05T01:29, 2026-04-04T14:29:00Z",
        "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z", // twice, by half an hour
        "Australia/Lord_Howe, 2026-04-05T02:00, 2026-04-04T15:30:00Z",
        "Asia/Shanghai, 1986-05-04T02:30, 1986-05-03T18:00:00Z", // skipped, while Shanghai had summer time
        "Asia/Shanghai, 1991-09-15T01:30, 1991-09-14T16:30:00Z", // twice, for the last time
        "Asia/Shanghai, 2026-03-29T02:30, 2026-03-28T18:30:00Z",
        "Asia/Shanghai, 2026-11-01T01:30, 2026-10-31T17:30:00Z",
    })
    void beginsAndEndsAsTheClocksFirstShowIt(String zone, String clocks, Instant moment) {
        var next = window(clocks, "2030-01-01T00:00", zone);
        assertThat(next.phase(moment.minusMillis(1))).isEqualTo(Window.Phase.SCHEDULED);
        assertThat(next.phase(moment)).isEqualTo(Window.Phase.RUNNING);

        var before = window("1980-01-01T00:00", clocks, zone);
        assertThat(before.phase(moment.minusMillis(1))).isEqualTo(Window.Phase.RUNNING);
        assertThat(before.phase(moment)).isEqualTo(Window.Phase.OVER);
        assertThat(before.contains(moment)).isFalse();
    }

    /// In hours; a local day is not always 24 of them.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08, 2026-03-09, 23",
        "America/New_York, 2026-11-01, 2026-11-02, 25",
        "Europe/London, 2026-03-29, 2026-03-30, 23",
        "Europe/London, 2026-10-25, 2026-10-26, 25",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-05, 23.5",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-06, 24.5",
        "Asia/Shanghai, 2026-03-29, 2026-03-30, 24",
    })
    void lastsAsLongAsTheLocalDay(String zone, String from, String to, double hours) {
        var day = window(from + "T00:00", to + "T00:00", zone);
        assertThat(Duration.between(day.start(), day.end()).toMinutes()).isEqualTo(Math.round(hours * 60));
    }

    private static Window window(String from, String to, String zone) {
        return new Window(LocalDateTime.parse(from), to == null ? null : LocalDateTime.parse(to), ZoneId.of(zone));
    }
}
