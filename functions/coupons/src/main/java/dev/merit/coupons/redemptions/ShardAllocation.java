package dev.merit.coupons.redemptions;

import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.List;

/// Plans what is taken of a strategy's stock or budget.
public final class ShardAllocation {

    private ShardAllocation() {}

    public sealed interface Drawn {

        record From(List<Write> writes) implements Drawn {}

        /// All together have no more than this, seen at one moment.
        record TooLittle(long have) implements Drawn {}

        /// Others were writing.
        record Busy() implements Drawn {}
    }

    /// Looks at one shard first, since that has enough as a rule, and then at all of them at one moment.
    ///
    /// @param thoroughly at all of them at once, where a first try came too late
    public static Drawn draw(Table table, Shards shards, long need, boolean thoroughly) {
        if (need == 0) {
            return new Drawn.From(List.of());
        }
        var one = shards.any();
        if (!thoroughly && table.get(one).filter(s -> Shards.left(s) >= need).isPresent()) {
            return new Drawn.From(List.of(Shards.take(one, need)));
        }
        var seen = table.atOneMoment(shards.keys());
        if (seen.isEmpty()) {
            return new Drawn.Busy();
        }
        return shards.gather(seen.get(), need)
                .<Drawn>map(Drawn.From::new)
                .orElseGet(() -> new Drawn.TooLittle(Shards.left(seen.get())));
    }

    /// Moves what is left into one shard, so that one write takes it, unless others write just then.
    public static void pool(Table table, Shards shards) {
        table.atOneMoment(shards.keys())
                .map(shards::pooled)
                .filter(writes -> !writes.isEmpty())
                .ifPresent(table::transact);
    }
}
