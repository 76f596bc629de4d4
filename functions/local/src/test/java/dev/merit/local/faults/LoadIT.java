package dev.merit.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The customers of [FaultsIT] with a store that works: as much as the machine holds, without an error, in memory that
/// does not grow. `make load` runs it longer.
class LoadIT {

    private static final int MINUTES = 10;

    /// Of the resident memory in the middle of the run.
    private static final double MOST_GROWTH = 1.15;

    @Test
    void hasNoErrorAndNoGrowth() throws Exception {
        var result = new FaultsRun(FaultsRun.Settings.withoutFaults(MINUTES)).run();

        System.out.println(result.report().table());
        System.out.println(result.report().latencies().table());
        assertThat(result.differences()).isEmpty();
        assertThat(result.report().unsure()).isEmpty();
        var memory = result.report().memory();
        assertThat(memory.at(1)).isLessThanOrEqualTo((long) (memory.at(0.5) * MOST_GROWTH));
    }
}
