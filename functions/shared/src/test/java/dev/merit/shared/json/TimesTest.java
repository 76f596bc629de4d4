package dev.merit.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30Z",
        "2026-11-22t10:15:30z, 2026-11-22T10:15:30Z",
        "2026-11-22T10:15:30.123456789+05:45, 2026-11-22T04:30:30.123456789Z",
        "2026-11-22T10:15:30-00:00, 2026-11-22T10:15:30Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
    })
    void takesAnyOffset(String text, Instant expected) {
        assertThat(Times.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026-11-22T10:15:30",
                "2026-11-22T10:15Z",
                "2026-11-22 10:15:30Z",
                "1790000000",
                "",
                "2026-02-29T00:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:15:60Z",
                "2026-11-22T10:15:30+19:00",
                "1899-12-31T23:59:59Z",
                "1900-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "+10000-01-01T00:00:00Z",
            })
    void refusesWhatIsNoTimeOfOurs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Times.instant(text))
                .withMessageStartingWith("must ");
    }

    @Test
    void readsLocalTimesWithoutAnOffset() {
        assertThat(Times.local("2026-11-22T10:15")).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 15));
        assertThatIllegalArgumentException().isThrownBy(() -> Times.local("2026-11-22T10:15:30Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> Times.date("2026-13-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "18:00:00", "18", "6:00", "18:60", "T18:00", "18:00Z", ""})
    void readsATimeOfDayToTheMinute(String text) {
        assertThat(Times.timeOfDay("18:05")).isEqualTo(LocalTime.of(18, 5));
        assertThat(Times.timeOfDay("00:00")).isEqualTo(LocalTime.MIDNIGHT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Times.timeOfDay(text))
                .withMessageStartingWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Base", "+01:00", "Z", "europe/berlin", ""})
    void knowsTheZonesOfTheDatabaseAlone(String text) {
        assertThat(Times.zone("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThatIllegalArgumentException().isThrownBy(() -> Times.zone(text));
    }
}
