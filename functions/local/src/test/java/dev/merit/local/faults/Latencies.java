package dev.merit.local.faults;

import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long answered requests took, by kind.
final class Latencies {

    private final Map<String, Queue<Long>> byKind = new ConcurrentHashMap<>();

    void add(String kind, long nanos) {
        byKind.computeIfAbsent(kind, _ -> new ConcurrentLinkedQueue<>()).add(nanos);
    }

    /// A table in Markdown, in milliseconds.
    String table() {
        var text = new StringBuilder("| requests | number | p50 ms | p99 ms | p99.9 ms |\n|---|---|---|---|---|\n");
        new TreeMap<>(byKind).forEach((kind, all) -> {
            var nanos = all.stream().mapToLong(Long::longValue).sorted().toArray();
            text.append("| %s | %,d | %s | %s | %s |%n"
                    .formatted(kind, nanos.length, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 0.999)));
        });
        return text.toString();
    }

    private static String at(long[] sorted, double quantile) {
        long nanos = sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * quantile))];
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
