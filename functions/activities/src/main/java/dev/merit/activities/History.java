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

/// The activities of a member, newest first.
@Singleton
final class History {

    private final Table table;

    History(Table table) {
        this.table = table;
    }

    /// The bounds of a query: from an instant, before another, of one type. Each may be absent.
    record Span(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String type) {}

    /// One page with the position of each activity, and the position of the next page; null after the last page.
    record Page(
            List<ActivityRecord> activities,
            List<String> positions,
            @Nullable String next) {

        /// The position of the next page if only the first activities of this one are shown.
        @Nullable
        String next(int shown) {
            return shown < positions.size() ? positions.get(shown) : next;
        }
    }

    /// A page of the member's activities; empty for an unknown member. If few activities are of the type, a page may
    /// have fewer than the limit, or none, and not be the last.
    ///
    /// @param start the position that the page before named as the next
    Optional<Page> of(MemberId member, Span span, @Nullable String start, int limit) {
        var found = table.part(query(member, span).startingAt(start), limit);
        if (found.items().isEmpty() && table.get(Keys.wallet(member)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                found.items().stream().map(ActivityRecord::from).toList(),
                found.items().stream().map(item -> item.text("gsi1sk")).toList(),
                found.next()));
    }

    private static Query query(MemberId member, Span span) {
        var all = Keys.activitiesByTime(member).backwards();
        var lowest = span.from() == null ? all.lowest() : Keys.activitiesAt(span.from());
        var highest = span.to() == null ? all.highest() : Keys.activitiesAt(span.to());
        var query = all.between(lowest, all.highest()).startingAt(highest);
        return span.type() == null ? query : query.filter("#type = :type", Map.of(":type", span.type()));
    }
}
