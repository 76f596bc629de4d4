package dev.merit.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A client that sends each unsure request again ends with exactly what it sent, whatever fails and whenever a process
/// is killed. `make faults` runs it longer; the properties are in [FaultsRun.Settings].
class FaultsIT {

    private static final int REQUESTS = 5_000;
    /// A bound for a busy machine; a quiet one needs less.
    private static final int MINUTES = 3;

    @Test
    void endsWithExactlyWhatWasSent() throws Exception {
        var settings = FaultsRun.Settings.of(REQUESTS, MINUTES);

        var result = new FaultsRun(settings).run();

        System.out.println(result.report().table());
        assertThat(result.differences()).isEmpty();
        assertThat(result.report().requests()).isPositive();
        assertThat(result.report().faults()).hasSizeGreaterThan(FaultKind.values().length / 2);
        assertThat(result.report().unsure()).doesNotContainKey("500");
        assertThat(result.report().kills().before() + result.report().kills().after())
                .isPositive();
    }
}
