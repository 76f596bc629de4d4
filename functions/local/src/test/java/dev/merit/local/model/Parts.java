package dev.merit.local.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// Parts of a whole.
final class Parts {

    private Parts() {}

    /// A whole in proportion to the weights: each part rounded down, and what is left one each to the largest
    /// remainders.
    static Map<Plan, Long> of(long whole, Map<Plan, Long> weights) {
        var parts = new LinkedHashMap<Plan, Long>();
        long sum = weights.values().stream().mapToLong(w -> w).sum();
        weights.forEach((plan, weight) -> parts.put(plan, sum == 0 ? 0 : whole * weight / sum));
        var rest = new LinkedHashMap<Plan, Long>();
        weights.forEach((plan, weight) -> rest.put(plan, sum == 0 ? 1 : whole * weight % sum));
        for (long left = weights.isEmpty()
                        ? 0
                        : whole - parts.values().stream().mapToLong(p -> p).sum();
                left > 0;
                left--) {
            var most = rest.keySet().iterator().next();
            for (var plan : rest.keySet()) {
                most = rest.get(plan) > rest.get(most) ? plan : most;
            }
            parts.merge(most, 1L, Long::sum);
            rest.put(most, -1L);
        }
        return parts;
    }
}
