package dev.merit.local.laws;

import dev.merit.shared.totals.LedgerPosition;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a crowd asked and was answered: a history for each number that it concerns, such as M or a voucher's balance.
final class Histories {

    private record Figure(long initial, LongSupplier read, Queue<Operation<Long>> operations) {}

    private final Map<String, Figure> numbers = new ConcurrentHashMap<>();

    /// An answer with the times, in nanoseconds of one clock, between which it was worked out.
    record Timed(Http.Answer answer, long sent, long answered) {

        static Timed of(Supplier<Http.Answer> request) {
            long sent = System.nanoTime();
            var answer = request.get();
            return new Timed(answer, sent, System.nanoTime());
        }
    }

    /// @param read how the number is read while nobody changes it, and by the crowd
    void begin(String number, LongSupplier read) {
        numbers.put(number, new Figure(read.getAsLong(), read, new ConcurrentLinkedQueue<>()));
    }

    /// An operation that adds to the number whatever it is.
    void adds(String number, long amount, Timed timed, @Nullable LedgerPosition place) {
        add(number, "add " + amount, timed.sent(), timed.answered(), place, state -> state + amount);
    }

    /// An operation whose answer depends on the number.
    void depends(String number, String name, Timed timed, Operation.Step<Long> step) {
        add(number, name + " " + timed.answer().status(), timed.sent(), timed.answered(), null, step);
    }

    void read(String number) {
        long sent = System.nanoTime();
        long value = get(number).read().getAsLong();
        add(number, "read " + value, sent, System.nanoTime(), null, state -> state == value ? state : null);
    }

    /// Reads each number once more, and searches for a sequence that explains its history. Each number of which there
    /// is none with its contradiction.
    Map<String, String> contradictions() {
        var found = new TreeMap<String, String>();
        numbers.forEach((name, number) -> {
            read(name);
            found.put(name, Linearization.contradiction(number.initial(), List.copyOf(number.operations())));
        });
        found.values().removeIf(String::isEmpty);
        return found;
    }

    /// How many operations concern each number.
    @Override
    public String toString() {
        return numbers.entrySet().stream()
                .map(entry ->
                        entry.getKey() + " " + entry.getValue().operations().size())
                .sorted()
                .toList()
                .toString();
    }

    private Figure get(String number) {
        var found = numbers.get(number);
        if (found == null) {
            throw new IllegalArgumentException(number);
        }
        return found;
    }

    private void add(
            String number,
            String name,
            long sent,
            long answered,
            @Nullable LedgerPosition place,
            Operation.Step<Long> step) {
        get(number).operations().add(new Operation<>(name, sent, answered, place, step));
    }
}
