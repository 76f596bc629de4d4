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

/// What is left of something that a strategy has so much of, coupons or money, shared out so that those who take of
/// it do not meet. A shard that is not there is empty; none is ever below zero. What is given back goes to any of
/// them.
public record Shards(List<Key> keys) {

    /// May be raised, never lowered: with it a strategy would lose what is in its last shards.
    public static final int COUNT = 16;

    private static final String LEFT = "left";
    private static final String ENOUGH = "#left >= :taken";

    public Shards {
        keys = List.copyOf(keys);
    }

    /// How many coupons or uses of public codes there are.
    public static Shards ofStock(StrategyId strategy) {
        return of(shard -> Keys.stock(strategy, shard));
    }

    /// How much may be taken off orders, in minor units of the strategy's currency.
    public static Shards ofBudget(StrategyId strategy) {
        return of(shard -> Keys.budget(strategy, shard));
    }

    private static Shards of(IntFunction<Key> key) {
        return new Shards(IntStream.range(0, COUNT).mapToObj(key).toList());
    }

    /// So much for the first time.
    public List<Write> laid(long number) {
        return filled(number)
                .mapToObj(i -> Write.put(Item.at(keys.get(i)).number(LEFT, share(number, i)))
                        .when(Write.ABSENT))
                .toList();
    }

    public List<Write> raised(long more) {
        return filled(more)
                .mapToObj(i -> Write.update(keys.get(i)).add(LEFT, share(more, i)))
                .toList();
    }

    /// Takes so much of one of them, if that has it.
    public static Write take(Key shard, long number) {
        return Write.update(shard).add(LEFT, -number).when(ENOUGH).with(":taken", number);
    }

    public Write giveBack(long number) {
        return Write.update(any()).add(LEFT, number);
    }

    /// Takes so much of those seen, of one that has it or else of the fewest; nothing, if all together have less.
    public Optional<List<Write>> gather(Map<Key, Item> seen, long number) {
        var shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, RandomSource.generator());
        var one = shuffled.stream().filter(key -> left(seen.get(key)) >= number).findFirst();
        if (one.isPresent()) {
            return Optional.of(List.of(take(one.get(), number)));
        }
        shuffled.sort(Comparator.comparingLong((Key key) -> left(seen.get(key))).reversed());
        var writes = new ArrayList<Write>();
        long need = number;
        for (var key : shuffled) {
            long taken = Math.min(need, left(seen.get(key)));
            if (taken > 0) {
                writes.add(take(key, taken));
                need -= taken;
            }
        }
        return need == 0 ? Optional.of(writes) : Optional.empty();
    }

    /// Moves all that was seen into one of them.
    public List<Write> pooled(Map<Key, Item> seen) {
        var filled = keys.stream().filter(key -> left(seen.get(key)) > 0).toList();
        if (filled.size() < 2) {
            return List.of();
        }
        var writes = new ArrayList<Write>();
        long moved = 0;
        for (var key : filled.subList(1, filled.size())) {
            long left = left(seen.get(key));
            writes.add(take(key, left));
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
