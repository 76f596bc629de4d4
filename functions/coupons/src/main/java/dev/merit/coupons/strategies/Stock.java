package dev.merit.coupons.strategies;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How many coupons of a strategy are left, shared out over shards so that those who take them do not meet. A shard
/// that is not there is empty.
public final class Stock {

    /// May be raised, never lowered: with it a strategy would lose what is in its last shards.
    public static final int SHARDS = 16;

    private static final String LEFT = "left";

    private Stock() {}

    public static List<Key> keys(StrategyId strategy) {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> Keys.stock(strategy, shard))
                .toList();
    }

    static List<Write> laid(StrategyId strategy, long stock) {
        return filled(stock)
                .mapToObj(shard -> Write.put(
                                Item.at(Keys.stock(strategy, shard)).number(LEFT, share(stock, shard)))
                        .when(Write.ABSENT))
                .toList();
    }

    static List<Write> raised(StrategyId strategy, long more) {
        return filled(more)
                .mapToObj(shard -> Write.update(Keys.stock(strategy, shard)).add(LEFT, share(more, shard)))
                .toList();
    }

    /// Takes one, if the shard has one.
    public static Write take(Key shard) {
        return Write.update(shard).add(LEFT, -1).when("#left >= :one").with(":one", 1);
    }

    public static boolean hasSome(@Nullable Item shard) {
        return shard != null && shard.sum(LEFT) > 0;
    }

    private static IntStream filled(long number) {
        return IntStream.range(0, SHARDS).filter(shard -> share(number, shard) > 0);
    }

    private static long share(long number, int shard) {
        return number / SHARDS + (shard < number % SHARDS ? 1 : 0);
    }
}
