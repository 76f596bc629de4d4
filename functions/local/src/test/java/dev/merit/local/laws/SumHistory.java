package dev.merit.local.laws;

import dev.merit.local.laws.Histories.Timed;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/// The history of a sum over many items, which are not read at one moment. An answer has everything that was answered
/// before it was asked for, nothing that was asked for after it, and of what went on meanwhile each record or not.
final class SumHistory {

    private record Step(long amount, long sent, long answered) {}

    private final LongSupplier read;
    private final Queue<Step> additions = new ConcurrentLinkedQueue<>();
    private final Queue<Step> reads = new ConcurrentLinkedQueue<>();
    private long initial;

    SumHistory(LongSupplier read) {
        this.read = read;
    }

    /// Reads the sum while nobody adds to it.
    void begin() {
        initial = read.getAsLong();
    }

    void adds(long amount, Timed timed) {
        additions.add(new Step(amount, timed.sent(), timed.answered()));
    }

    void read() {
        long sent = System.nanoTime();
        long value = read.getAsLong();
        reads.add(new Step(value, sent, System.nanoTime()));
    }

    /// The first answer that is no such sum; empty if there is none.
    String contradiction() {
        return reads.stream()
                .filter(answer -> !sums(answer).contains(answer.amount))
                .findFirst()
                .map(answer -> "read " + answer.amount + " instead of one of " + sums(answer))
                .orElse("");
    }

    private Set<Long> sums(Step answer) {
        var sums = new HashSet<Long>();
        sums.add(initial
                + additions.stream()
                        .filter(addition -> addition.answered < answer.sent)
                        .mapToLong(Step::amount)
                        .sum());
        additions.stream()
                .filter(addition -> addition.answered >= answer.sent && addition.sent <= answer.answered)
                .forEach(addition -> Set.copyOf(sums).forEach(sum -> sums.add(sum + addition.amount)));
        return sums;
    }

    @Override
    public String toString() {
        return additions.size() + " and " + reads.size() + " reads";
    }
}
