package dev.merit.segments.refresh;

import dev.merit.segments.Segment;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How far the refresh is that was begun last.
///
/// @param number which one it is, 0 where there was none yet
/// @param segments the segments that it began with, and of which rules
record RefreshState(long number, Phase phase, Instant asOf, Map<String, String> segments) {

    private static final String NUMBER = "number";
    private static final String PHASE = "phase";
    private static final String SO_FAR = "#number = :number AND #phase = :phase";

    enum Phase {
        /// The figures of all who have bought are gathered.
        COLLECT,
        /// The members are taken in and out.
        EVALUATE,
        DONE
    }

    static RefreshState read(Table table) {
        return table.get(Keys.refresh())
                .map(item -> new RefreshState(
                        item.number(NUMBER),
                        Phase.valueOf(item.text(PHASE)),
                        item.instant("asOf"),
                        item.texts("segments")))
                .orElseGet(() -> new RefreshState(0, Phase.DONE, Instant.EPOCH, Map.of()));
    }

    boolean isUnderWay() {
        return phase != Phase.DONE;
    }

    /// The next refresh, in the place of this one.
    Write begin(List<Segment> all, Instant asOf) {
        var ranked = all.stream().anyMatch(s -> !s.rules().scores().isEmpty());
        var put = Write.put(Item.at(Keys.refresh())
                .number(NUMBER, number + 1)
                .text(PHASE, (ranked ? Phase.COLLECT : Phase.EVALUATE).name())
                .instant("asOf", asOf)
                .texts("segments", all.stream().collect(Collectors.toMap(s -> s.id().value(), RefreshState::rules))));
        return number == 0 ? put.when(Write.ABSENT) : here(put);
    }

    /// The next phase of this one, if nobody has brought it there.
    Write move(Phase next) {
        return here(Write.update(Keys.refresh()).set(PHASE, next.name()));
    }

    private Write here(Write write) {
        return write.when(SO_FAR).with(":number", number).with(":phase", phase.name());
    }

    /// Those of the segments that it began with whose rules are still the same. Others wait for the next.
    List<Segment> unchanged(List<Segment> all) {
        return all.stream()
                .filter(s -> rules(s).equals(segments.get(s.id().value())))
                .toList();
    }

    private static String rules(Segment segment) {
        return Long.toString(segment.rulesVersion());
    }
}
