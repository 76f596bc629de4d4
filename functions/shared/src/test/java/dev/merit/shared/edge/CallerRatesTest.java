package dev.merit.shared.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallerRatesTest {

    private static final int MAX = 60;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final CallerRates rates = new CallerRates(nanos::get);

    @Test
    void allowsTheLimitAtOnceAndThenOneAfterAnother() {
        takeAll();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
        assertThat(rates.take("ada", MAX)).contains(Duration.ofNanos(1));
        nanos.addAndGet(1);
        assertThat(rates.take("ada", MAX)).isEmpty();
        assertThat(rates.take("ada", MAX)).isNotEmpty();
    }

    @Test
    void isFullAgainAfterAMinuteAndNeverMoreThanFull() {
        for (int i = 0; i < MAX; i++) {
            rates.take("ada", MAX);
        }
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        takeAll();
    }

    private void takeAll() {
        for (int i = 0; i < MAX; i++) {
            assertThat(rates.take("ada", MAX)).isEmpty();
        }
        assertThat(rates.take("ada", MAX)).contains(Duration.ofSeconds(1));
    }

    @Test
    void countsEachCallerAlone() {
        for (int i = 0; i <= MAX; i++) {
            rates.take("ada", MAX);
        }
        assertThat(rates.take("ada", MAX)).isNotEmpty();
        assertThat(rates.take("ben", MAX)).isEmpty();
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        for (int i = 0; i < 3 * CallerRates.MAX; i++) {
            rates.take("caller-" + i, MAX);
        }
        assertThat(rates.size()).isEqualTo(CallerRates.MAX);
    }
}
