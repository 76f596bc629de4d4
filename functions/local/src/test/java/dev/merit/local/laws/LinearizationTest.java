package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.totals.LedgerPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearizationTest {

    @Test
    void findsASequenceOfWhatHappenedAtOnce() {
        assertThat(check(List.of(add(5, 0, 10), read(0, 1, 9), read(5, 2, 8)))).isEmpty();
    }

    @Test
    void findsAReadThatMissesWhatWasAnswered() {
        assertThat(check(List.of(add(5, 0, 1), read(0, 2, 3))))
                .contains("after 1 of 2")
                .contains("read 0");
    }

    @Test
    void findsAReadThatGoesBack() {
        assertThat(check(List.of(add(5, 0, 10), read(5, 1, 2), read(0, 3, 4)))).contains("read 0");
    }

    @Test
    void findsAnAdditionThatWasLost() {
        assertThat(check(List.of(add(5, 0, 3), add(7, 1, 3), read(7, 4, 5)))).contains("the state is 12");
    }

    @Test
    void findsAReadOfWhatNeverWas() {
        assertThat(check(List.of(add(5, 0, 3), add(7, 0, 3), read(6, 0, 3)))).contains("read 6");
    }

    @Test
    void keepsTheSequenceOfThePagesOfASlot() {
        var first = new LedgerPosition(3, 7);
        var second = new LedgerPosition(3, 8);
        assertThat(check(List.of(add(5, 0, 9, first), add(7, 0, 9, second), read(5, 1, 8))))
                .isEmpty();
        assertThat(check(List.of(add(5, 0, 9, second), add(7, 0, 9, first), read(5, 1, 8))))
                .contains("read 5");
        assertThat(check(List.of(add(5, 0, 9, second), add(7, 0, 9, new LedgerPosition(4, 7)), read(5, 1, 8))))
                .isEmpty();
    }

    private static String check(List<Operation<Long>> operations) {
        return Linearization.contradiction(0L, operations);
    }

    private static Operation<Long> add(long amount, long sent, long answered) {
        return add(amount, sent, answered, null);
    }

    private static Operation<Long> add(long amount, long sent, long answered, @Nullable LedgerPosition place) {
        return new Operation<>("add " + amount, sent, answered, place, state -> state + amount);
    }

    private static Operation<Long> read(long value, long sent, long answered) {
        return new Operation<>("read " + value, sent, answered, null, state -> state == value ? state : null);
    }
}
