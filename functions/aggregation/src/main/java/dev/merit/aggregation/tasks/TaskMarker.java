package dev.merit.aggregation.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The state of a task.
///
/// @param donePeriod the start of the last period whose work is done
/// @param period the start of the period whose work has begun and is not done
/// @param startedAt when it last started
/// @param endedAt when it last ended
/// @param busyUntil the end of the lease of the present run, which extends it
@RegisterForReflection
@Schema(name = "Task", examples = TaskMarker.EXAMPLE)
public record TaskMarker(
        String name,
        @Nullable Instant donePeriod,
        @Nullable Instant period,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @JsonIgnore @Nullable Instant busyUntil) {

    public static final String EXAMPLE = "{\"name\": \"segments\", \"donePeriod\": \"2026-11-22T00:00:00Z\", "
            + "\"startedAt\": \"2026-11-22T00:00:30Z\", \"endedAt\": \"2026-11-22T00:01:12Z\"}";

    /// A run whose lease is this old counts as crashed.
    static final Duration BUSY = Duration.ofMinutes(2);

    private static final String FREE = "(attribute_not_exists(#busyUntil) OR #busyUntil <= :now) AND ";
    private static final String MINE = "#busyUntil = :busyUntil";

    static TaskMarker read(Table table, String name) {
        var item = table.get(Keys.task(name)).orElseGet(Item::map);
        return new TaskMarker(
                name,
                item.maybeInstant("donePeriod").orElse(null),
                item.maybeInstant("period").orElse(null),
                item.maybeInstant("startedAt").orElse(null),
                item.maybeInstant("endedAt").orElse(null),
                item.maybeInstant("busyUntil").orElse(null));
    }

    boolean isDone(Instant wanted) {
        return donePeriod != null && !donePeriod.isBefore(wanted);
    }

    /// Takes the lease, unless another run has it, or has done the work since this was read.
    Write begin(Instant next, Instant now) {
        var write = Write.update(Keys.task(name))
                .set("period", next)
                .set("startedAt", now)
                .set("busyUntil", now.plus(BUSY))
                .with(":now", now.toEpochMilli());
        return donePeriod == null
                ? write.when(FREE + "attribute_not_exists(#donePeriod)")
                : write.when(FREE + "#donePeriod = :done").with(":done", donePeriod.toEpochMilli());
    }

    static Write prolong(String name, Instant until, Instant now) {
        return mine(Write.update(Keys.task(name)).set("busyUntil", now.plus(BUSY)), until);
    }

    static Write end(String name, Instant until, @Nullable Instant done, Instant now) {
        var write = Write.update(Keys.task(name)).set("endedAt", now).remove("busyUntil");
        if (done != null) {
            write.set("donePeriod", done).remove("period");
        }
        return mine(write, until);
    }

    private static Write mine(Write write, Instant until) {
        return write.when(MINE).with(":busyUntil", until.toEpochMilli());
    }
}
