package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|120",
                "wait=10|10",
                "WAIT=10|10",
                "respond-async, wait=7|7",
                "wait=7, respond-async|7",
                "respond-async|0",
                "wait=0|0",
                "wait=100000|300",
                "wait=-1|120",
                "wait=soon|120",
                "return=minimal|120",
                "await=5|120",
            })
    void isInSeconds(String header, long seconds) {
        assertThat(WaitPreference.of(header).toSeconds()).isEqualTo(seconds);
    }
}
