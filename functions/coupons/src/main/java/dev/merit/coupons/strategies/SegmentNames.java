package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Refuses terms that are for the members of a segment that there is not. A segment that there is stays.
public final class SegmentNames {

    private SegmentNames() {}

    public static void check(Table table, Terms terms) {
        var names = Optional.ofNullable(terms.conditions().segments()).orElse(List.of());
        if (names.isEmpty()) {
            return;
        }
        var keys = new ArrayList<Optional<Key>>();
        names.forEach(name -> keys.add(key(name)));
        var known = table.get(keys.stream().flatMap(Optional::stream).distinct().toList());
        var fields = new Fields().in("conditions").in("segments");
        for (int i = 0; i < keys.size(); i++) {
            var there = keys.get(i).map(known::containsKey).orElse(false);
            fields.when(!there, Integer.toString(i), "there is no such segment");
        }
        fields.check();
    }

    private static Optional<Key> key(String name) {
        try {
            return Optional.of(Keys.segment(new SegmentId(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
