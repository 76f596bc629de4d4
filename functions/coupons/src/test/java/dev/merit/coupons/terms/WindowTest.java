package dev.merit.coupons.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        assertThat(window.holds(instant)).isEqualTo(holds);
        assertThat(Window.from(window.toItem())).isEqualTo(window);
    }

    @Test
    void mayHaveNoEnd() {
        var window = window("2026-12-01T00:00", null, "Asia/Kathmandu");
        assertThat(window.end()).isNull();
        assertThat(window.holds(Instant.parse("2026-11-30T18:14:59Z"))).isFalse();
        assertThat(window.holds(Instant.parse("2026-11-30T18:15:00Z"))).isTrue();
        assertThat(window.holds(Instant.parse("2999-01-01T00:00:00Z"))).isTrue();
        assertThat(Window.from(window.toItem())).isEqualTo(window);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00, 2026-12-01T00:00, Europe/Berlin",
        "2026-12-01T00:00, 2026-11-01T00:00, Europe/Berlin",
        // Berlin's clocks skip from 02:00 to 03:00, so this one would end before it begins.
        "2026-03-29T02:30, 2026-03-29T03:10, Europe/Berlin",
    })
    void refusesToEndBeforeItBegins(String from, String to, String zone) {
        assertThatIllegalArgumentException().isThrownBy(() -> window(from, to, zone));
    }

    private static Window window(String from, String to, String zone) {
        return new Window(LocalDateTime.parse(from), to == null ? null : LocalDateTime.parse(to), ZoneId.of(zone));
    }
}
