package dev.merit.coupons.refusals;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Counts the refusals of strategies by day, in UTC, and by reason. They are counted in memory and added to the table
/// every few seconds, so that a refusal costs nothing but now and then. What a process has not added when it ends is
/// not counted, and an addition whose answer is lost may count twice: the figures say what goes wrong, not how often
/// exactly.
@Singleton
public final class RefusalCounts {

    /// How many days of strategies one refusal adds at most.
    private static final int AT_ONCE = 4;

    /// How many days of strategies are counted in memory at most; further ones are not counted.
    private static final int MAX_BUCKETS = 10_000;

    private static final String PREFIX = "refused.";

    private final Table table;
    private final InstantSource clock;
    private final long everyNanos;
    private final Map<Bucket, Map<String, Long>> counted = new HashMap<>();
    private long added = System.nanoTime();

    private record Bucket(StrategyId strategy, LocalDate day) {}

    /// How often a strategy refused on a day for a reason.
    @RegisterForReflection
    @Schema(name = "RefusalCount")
    public record Count(
            @Schema(description = "The day, in UTC.") LocalDate day,

            @Schema(description = "The reason: the code of the problem or of its first reason.")
            String code,

            @Schema(description = "How often.") long count) {}

    RefusalCounts(
            Table table,
            InstantSource clock,
            @ConfigProperty(name = "merit.refusals.seconds", defaultValue = "10") long everySeconds) {
        this.table = table;
        this.clock = clock;
        this.everyNanos = everySeconds == 0
                ? Long.MAX_VALUE
                : Duration.ofSeconds(everySeconds).toNanos();
    }

    /// Counts a refusal.
    public void count(StrategyId strategy, String code) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        synchronized (counted) {
            var bucket = new Bucket(strategy, today);
            if (counted.size() < MAX_BUCKETS || counted.containsKey(bucket)) {
                counted.computeIfAbsent(bucket, _ -> new HashMap<>()).merge(code, 1L, Long::sum);
            }
            if (System.nanoTime() - added < everyNanos) {
                return;
            }
            added = System.nanoTime();
        }
        taken(null).forEach(this::add);
    }

    /// The counts of these days, both included, with those that this process has not added yet.
    public List<Count> of(StrategyId strategy, LocalDate from, LocalDate to) {
        taken(strategy).forEach(this::add);
        var counts = new ArrayList<Count>();
        for (var item : table.all(Keys.refusals(strategy, from, to))) {
            codes(item)
                    .forEach((code, count) ->
                            counts.add(new Count(LocalDate.parse(item.key().sk()), code, count)));
        }
        return counts;
    }

    private static Map<String, Long> codes(Item item) {
        var codes = new TreeMap<String, Long>();
        for (var name : item.attributeNames()) {
            if (name.startsWith(PREFIX)) {
                codes.put(name.substring(PREFIX.length()), item.sum(name));
            }
        }
        return codes;
    }

    /// Some of the counts in memory, which are not in memory any more; all of one strategy, if one is given.
    private Map<Bucket, Map<String, Long>> taken(@Nullable StrategyId strategy) {
        synchronized (counted) {
            var some = counted.keySet().stream()
                    .filter(bucket -> strategy == null || bucket.strategy().equals(strategy))
                    .limit(strategy == null ? AT_ONCE : Integer.MAX_VALUE)
                    .toList();
            var taken = new HashMap<Bucket, Map<String, Long>>();
            for (var bucket : some) {
                taken.put(bucket, counted.get(bucket));
            }
            some.forEach(counted::remove);
            return taken;
        }
    }

    private void add(Bucket bucket, Map<String, Long> codes) {
        var write = Write.update(Keys.refusals(bucket.strategy(), bucket.day()));
        codes.forEach((code, count) -> write.add(PREFIX + code, count));
        if (!isDone(write)) {
            synchronized (counted) {
                var again = counted.computeIfAbsent(bucket, _ -> new HashMap<>());
                codes.forEach((code, count) -> again.merge(code, count, Long::sum));
            }
        }
    }

    /// A refusal is answered also if its count cannot be stored.
    private boolean isDone(Write write) {
        try {
            return table.write(write) instanceof Outcome.Done;
        } catch (Unavailable _) {
            return false;
        }
    }
}
