package dev.merit.shared.redemption;

import dev.merit.shared.id.RandomSource;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rest of a strategy's stock or budget, divided into shards so that concurrent requests rarely write the
/// same item. A missing shard is empty. No shard is ever below 0. What is restored is added to a random shard.
public record Shards(List<Key> keys) {

    /// May be increased, but never decreased: strategies would lose what is in their last shards.
    public static final int COUNT = 16;

    private static final String LEFT = "left";
    private static final String HAS_ENOUGH = "#left >= :number";

    public Shards {
        keys = List.copyOf(keys);
    }

    /// The stock: the number of coupons, or of uses of public codes.
    public static Shards ofStock(StrategyId strategy) {
        return of(shard -> Keys.stock(strategy, shard));
    }

    /// The budget for discounts, in minor units of the strategy's currency.
    public static Shards ofBudget(StrategyId strategy) {
        return of(shard -> Keys.budget(strategy, shard));
    }

    private static Shards of(IntFunction<Key> key) {
        return new Shards(IntStream.range(0, COUNT).mapToObj(key).toList());
    }

    /// Creates the shards with this number in all.
    public List<Write> create(long number) {
        return filled(number)
                .mapToObj(i -> Write.put(Item.at(keys.get(i)).number(LEFT, share(number, i)))
                        .when(Write.ABSENT))
                .toList();
    }

    /// Adds this number to the shards.
    public List<Write> add(long more) {
        return filled(more)
                .mapToObj(i -> Write.update(keys.get(i)).add(LEFT, share(more, i)))
                .toList();
    }

    /// Allocates this number from one shard, on condition that it has as much.
    public static Write allocateFrom(Key shard, long number) {
        return Write.update(shard).add(LEFT, -number).when(HAS_ENOUGH).with(":number", number);
    }

    /// Restores this number to a random shard.
    public Write restore(long number) {
        return Write.update(any()).add(LEFT, number);
    }

    /// Allocates this number: from one shard if one is sufficient, otherwise from as few as possible. Empty, if
    /// all shards together have less.
    ///
    /// @param seen the shards as they were read
    public Optional<List<Write>> allocate(Map<Key, Item> seen, long number) {
        var shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, RandomSource.generator());
        var one = shuffled.stream().filter(key -> left(seen.get(key)) >= number).findFirst();
        if (one.isPresent()) {
            return Optional.of(List.of(allocateFrom(one.get(), number)));
        }
        shuffled.sort(Comparator.comparingLong((Key key) -> left(seen.get(key))).reversed());
        var writes = new ArrayList<Write>();
        long need = number;
        for (var key : shuffled) {
            long taken = Math.min(need, left(seen.get(key)));
            if (taken > 0) {
                writes.add(allocateFrom(key, taken));
                need -= taken;
            }
        }
        return need == 0 ? Optional.of(writes) : Optional.empty();
    }

    /// Moves the rest of all shards into one of them.
    ///
    /// @param seen the shards as they were read
    public List<Write> pool(Map<Key, Item> seen) {
        var filled = keys.stream().filter(key -> left(seen.get(key)) > 0).toList();
        if (filled.size() < 2) {
            return List.of();
        }
        var writes = new ArrayList<Write>();
        long moved = 0;
        for (var key : filled.subList(1, filled.size())) {
            long left = left(seen.get(key));
            writes.add(allocateFrom(key, left));
            moved += left;
        }
        writes.add(Write.update(filled.getFirst()).add(LEFT, moved));
        return writes;
    }

    public Key any() {
        return keys.get(RandomSource.below(keys.size()));
    }

    public static long left(@Nullable Item shard) {
        return shard == null ? 0 : shard.sum(LEFT);
    }

    public static long left(Map<Key, Item> seen) {
        return seen.values().stream().mapToLong(Shards::left).sum();
    }

    private IntStream filled(long number) {
        return IntStream.range(0, keys.size()).filter(i -> share(number, i) > 0);
    }

    private long share(long number, int shard) {
        return number / keys.size() + (shard < number % keys.size() ? 1 : 0);
    }
}
