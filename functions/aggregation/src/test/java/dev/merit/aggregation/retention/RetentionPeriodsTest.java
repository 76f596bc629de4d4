package dev.merit.aggregation.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.consent.Region;
import dev.merit.shared.retention.RetentionKind;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPeriodsTest {

    private static final Instant NOW = Instant.parse("2031-03-31T23:59:59Z");

    @Test
    void goByTheRegionBeforeTheKind() {
        var periods = new RetentionPeriods(List.of("browsing:P90D", " browsing.cn:P2Y", "reviews.eu:P1Y6M"));
        assertThat(periods.isEmpty()).isFalse();
        assertThat(periods.firstKept(RetentionKind.BROWSING, Region.EU, NOW)).contains(YearMonth.of(2030, 12));
        assertThat(periods.firstKept(RetentionKind.BROWSING, Region.CN, NOW)).contains(YearMonth.of(2029, 3));
        assertThat(periods.firstKept(RetentionKind.REVIEWS, Region.EU, NOW)).contains(YearMonth.of(2029, 9));
        assertThat(periods.firstKept(RetentionKind.REVIEWS, Region.OTHER, NOW)).isEmpty();
        assertThat(periods.firstKept(RetentionKind.PURCHASES, Region.EU, NOW)).isEmpty();
    }

    @Test
    void keepEverythingByDefault() {
        assertThat(new RetentionPeriods(List.of("none")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "browsing", "browsing:", "browsing:1Y", "browsing:P30D", "browsing:P-2Y", "browsing:P0D",
                "browsing.us:P1Y", "browsing.eu.cn:P1Y", "audit:P1Y", ":P1Y", "browsing:P1Y:P2Y", ""
            })
    void refuseAnythingElseAndNameIt(String text) {
        assertThatThrownBy(() -> new RetentionPeriods(List.of("purchases:P9Y", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merit.privacy.retention")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void refuseAKindThatIsNamedTwice() {
        assertThatThrownBy(() -> new RetentionPeriods(List.of("reviews:P9Y", "reviews:P1Y")))
                .hasMessageContaining("reviews:P1Y");
    }
}
