package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a member did, newest first.
@Singleton
final class History {

    private final Table table;

    History(Table table) {
        this.table = table;
    }

    /// From an instant, before another, of one type; each of them only where it is given.
    record Span(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String type) {}

    /// One page, and where the next one starts, if there is one.
    record Page(List<ActivityRecord> activities, @Nullable String next) {}

    /// A page of the member's activities; nothing for an unknown member.
    ///
    /// @param start where the page before said that this one starts
    Optional<Page> of(MemberId member, Span span, @Nullable String start, int limit) {
        var found = table.first(query(member, span, start), limit + 1);
        if (found.isEmpty() && table.get(Keys.wallet(member)).isEmpty()) {
            return Optional.empty();
        }
        var next = found.size() > limit ? found.get(limit).text("gsi1sk") : null;
        return Optional.of(
                new Page(found.stream().limit(limit).map(ActivityRecord::from).toList(), next));
    }

    private static Query query(MemberId member, Span span, @Nullable String start) {
        var all = Keys.activitiesByTime(member);
        var lowest = span.from() == null ? all.lowest() : Keys.activitiesAt(span.from());
        var highest = span.to() == null ? all.highest() : Keys.activitiesAt(span.to());
        if (start != null) {
            highest = start;
        }
        if (lowest.compareTo(highest) > 0) {
            // DynamoDB refuses bounds in the wrong order; what lies between them is nothing.
            lowest = highest;
        }
        var query = all.between(lowest, highest).backwards();
        return span.type() == null ? query : query.filter("#type = :type", Map.of(":type", span.type()));
    }
}
