package dev.merit.coupons.redemptions;

import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.List;

/// Plans the writes that take a number from the shards of a stock or a budget.
final class ShardAllocation {

    private ShardAllocation() {}

    sealed interface Allocated {

        record From(List<Write> writes) implements Allocated {}

        /// All shards together have less than is needed.
        ///
        /// @param available what they have, all read at one moment
        record TooLittle(long available) implements Allocated {}

        /// Other requests were writing the shards, so that they could not be read at one moment.
        record Busy() implements Allocated {}
    }

    /// Reads one shard first, which is sufficient as a rule, and otherwise all of them at one moment.
    ///
    /// @param allShards whether to read all of them at once, after an attempt that a concurrent write has won
    static Allocated allocate(Table table, Shards shards, long need, boolean allShards) {
        if (need == 0) {
            return new Allocated.From(List.of());
        }
        var one = shards.any();
        if (!allShards && table.get(one).filter(s -> Shards.left(s) >= need).isPresent()) {
            return new Allocated.From(List.of(Shards.allocateFrom(one, need)));
        }
        var seen = table.atOneMoment(shards.keys());
        if (seen.isEmpty()) {
            return new Allocated.Busy();
        }
        return shards.allocate(seen.get(), need)
                .<Allocated>map(Allocated.From::new)
                .orElseGet(() -> new Allocated.TooLittle(Shards.left(seen.get())));
    }

    /// Moves what is left into one shard, so that one write takes it. Does nothing if others write the shards.
    static void pool(Table table, Shards shards) {
        table.atOneMoment(shards.keys())
                .map(shards::pool)
                .filter(writes -> !writes.isEmpty())
                .ifPresent(table::transact);
    }
}
