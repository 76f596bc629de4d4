package dev.merit.local.laws;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Searches for a sequence of operations in which a single thread would have given the same answers, and which keeps
/// what [Operation#precedes] says: the algorithm of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993).
/// What was done and the state that it led to are tried only once, as Lowe proposed.
final class Linearization<S> {

    private record Reached<S>(BitSet done, S state) {}

    private final List<Operation<S>> operations;
    private final List<BitSet> before = new ArrayList<>();
    private final Set<Reached<S>> tried = new HashSet<>();
    private final BitSet done = new BitSet();
    private int longest;
    private String stuck = "";

    private Linearization(List<Operation<S>> operations) {
        this.operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::answered))
                .toList();
        for (var operation : this.operations) {
            var earlier = new BitSet();
            for (int i = 0; i < this.operations.size(); i++) {
                earlier.set(i, this.operations.get(i).precedes(operation));
            }
            before.add(earlier);
        }
    }

    /// Where the search came no further: the operations that a single thread would have answered otherwise; empty if
    /// there is a sequence.
    static <S> String contradiction(S initial, List<Operation<S>> operations) {
        var search = new Linearization<>(operations);
        return search.continueFrom(initial) ? "" : search.stuck;
    }

    private boolean continueFrom(S state) {
        if (done.cardinality() == operations.size()) {
            return true;
        }
        if (!tried.add(new Reached<>((BitSet) done.clone(), state))) {
            return false;
        }
        var refused = new ArrayList<String>();
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            if (isNext(i)) {
                var operation = operations.get(i);
                var next = operation.step().from(state);
                if (next == null) {
                    refused.add(operation.name());
                } else if (continueWith(i, next)) {
                    return true;
                }
            }
        }
        if (done.cardinality() >= longest) {
            longest = done.cardinality();
            stuck = "after %d of %d operations the state is %s, which contradicts one of %s"
                    .formatted(longest, operations.size(), state, refused);
        }
        return false;
    }

    private boolean isNext(int index) {
        var earlier = (BitSet) before.get(index).clone();
        earlier.andNot(done);
        return earlier.isEmpty();
    }

    private boolean continueWith(int index, S next) {
        done.set(index);
        if (continueFrom(next)) {
            return true;
        }
        done.clear(index);
        return false;
    }
}
