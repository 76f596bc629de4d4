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

/// The progress of the latest refresh, as it is stored.
///
/// @param number counts the refreshes; 0 before the first
/// @param asOf the time as of which the rules are evaluated
/// @param segments the ids of the segments with which it started, with the version of their rules
record RefreshState(long number, Phase phase, Instant asOf, Map<String, String> segments) {

    private static final String NUMBER = "number";
    private static final String PHASE = "phase";
    private static final String UNCHANGED = "#number = :number AND #phase = :phase";

    enum Phase {
        /// Counts the figures of all members who have bought.
        COLLECT,
        /// Adds members to segments and removes them.
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

    /// Starts the next refresh, which replaces this one, unless somebody else has changed the state since.
    Write start(List<Segment> all, Instant asOf) {
        var ranked = all.stream().anyMatch(s -> !s.rules().scores().isEmpty());
        var put = Write.put(Item.at(Keys.refresh())
                .number(NUMBER, number + 1)
                .text(PHASE, (ranked ? Phase.COLLECT : Phase.EVALUATE).name())
                .instant("asOf", asOf)
                .texts("segments", all.stream().collect(Collectors.toMap(s -> s.id().value(), RefreshState::rules))));
        return number == 0 ? put.when(Write.ABSENT) : unlessChanged(put);
    }

    /// Moves the refresh on to its next phase, unless somebody else has.
    Write enter(Phase next) {
        return unlessChanged(Write.update(Keys.refresh()).set(PHASE, next.name()));
    }

    private Write unlessChanged(Write write) {
        return write.when(UNCHANGED).with(":number", number).with(":phase", phase.name());
    }

    /// Of these segments, those with which the refresh started and whose rules have not changed since. The others wait
    /// for the next refresh.
    List<Segment> unchanged(List<Segment> all) {
        return all.stream()
                .filter(s -> rules(s).equals(segments.get(s.id().value())))
                .toList();
    }

    private static String rules(Segment segment) {
        return Long.toString(segment.rulesVersion());
    }
}
