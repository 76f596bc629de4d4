package dev.merit.coupons.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RevokedCountersTest {

    /// Against a set of numbers.
    @Property(tries = 300)
    void hasWhatWasRevokedInAsFewRangesAsThereMayBe(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 60) Integer> starts,
            @ForAll @IntRange(min = 0, max = 6) int length) {
        var revoked = RevokedCounters.NONE;
        var plain = new BitSet();
        for (int start : starts) {
            var range = new RevokedCounters.Range(start, start + length, "r", Instant.EPOCH);
            assertThat(revoked.covers(range)).isEqualTo(plain.nextClearBit(start) > start + length);
            revoked = revoked.with(range);
            plain.set(start, start + length + 1);
        }
        int runs = 0;
        for (int i = 1; i < 80; i++) {
            assertThat(revoked.contains(i)).isEqualTo(plain.get(i));
            runs += plain.get(i) && !plain.get(i - 1) ? 1 : 0;
        }
        assertThat(revoked.ranges()).hasSize(runs).isSortedAccordingTo((a, b) -> Long.compare(a.from(), b.from()));
    }
}
