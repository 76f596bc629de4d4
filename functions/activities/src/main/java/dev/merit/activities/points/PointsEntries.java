package dev.merit.activities.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The ledger of a member's points, newest first: the activities that earned points or took them back, and the
/// entries of other causes. They are two lists of the index, which are read as one in the order of their times.
@Singleton
final class PointsEntries {

    private static final String ACTIVITY = "ACTIVITY#";
    private static final String POINTS = "POINTS#";
    private static final String HAS_POINTS = "attribute_exists(#points)";

    private final Table table;

    PointsEntries(Table table) {
        this.table = table;
    }

    /// @param kind the type of the activity, or `sign-up`, `redemption`, `rollback`, `adjustment`, `expiry`,
    /// `birthday`, `referral`, `transfer`, `received`, `transfer-rollback`
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PointsEntry", examples = PointsDocs.ENTRY)
    record Entry(
            String kind,
            long points,
            Instant at,
            @Nullable ActivityId activityId,
            @Nullable ActivityId refundOf,
            @Nullable String orderId,
            @Nullable String adjustmentId,
            @Nullable String reason,
            @Nullable String transferId,
            @Nullable MemberId otherMemberId) {}

    /// One page, and the position at which the next page starts; null if there is none.
    record Page(List<Entry> entries, @Nullable String next) {}

    /// Reads a page. If few activities have points, a page may have fewer entries than the limit, or none, although
    /// it is not the last.
    Page of(MemberId member, @Nullable String start, int limit) {
        var activities =
                table.part(from(start, Keys.activitiesByTime(member), ACTIVITY).filter(HAS_POINTS, Map.of()), limit);
        var others = table.part(from(start, Keys.pointsByTime(member), POINTS), limit);
        // What follows in a list that was not read to its end is unknown, so the page ends there.
        var ends = Stream.of(activities, others)
                .flatMap(part -> Stream.ofNullable(part.next()))
                .map(PointsEntries::withoutPrefix)
                .toList();
        var end = ends.stream().max(Comparator.naturalOrder());
        var found = Stream.of(activities, others)
                .flatMap(part -> part.items().stream())
                .filter(item -> end.isEmpty() || position(item).compareTo(end.get()) > 0)
                .sorted(Comparator.comparing(PointsEntries::position).reversed())
                .toList();
        var next = found.size() > limit ? Optional.of(position(found.get(limit))) : end;
        return new Page(found.stream().limit(limit).map(PointsEntries::entry).toList(), next.orElse(null));
    }

    private static Query from(@Nullable String start, Query all, String prefix) {
        return all.backwards().startingAt(start == null ? null : prefix + start);
    }

    /// The time, followed by what distinguishes entries of the same time.
    private static String position(Item item) {
        return withoutPrefix(item.text("gsi1sk"));
    }

    private static String withoutPrefix(String sortKey) {
        return sortKey.substring(sortKey.indexOf('#') + 1);
    }

    private static Entry entry(Item item) {
        if (item.key().sk().startsWith("ACTIVITY#")) {
            var record = ActivityRecord.from(item);
            var a = record.activity();
            return new Entry(
                    a.type(),
                    record.earned().points(),
                    record.countedAt(),
                    a.activityId(),
                    a.refundOf(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        var entry = PointsEntry.from(item);
        var id = entry.id();
        return switch (entry.kind()) {
            case PointsEntry.REDEMPTION, PointsEntry.ROLLBACK -> entry(entry, id, null, null);
            case PointsEntry.ADJUSTMENT -> entry(entry, null, id, entry.about().text(PointsAdjuster.REASON));
            case PointsEntry.TRANSFER, PointsEntry.RECEIPT, PointsEntry.TRANSFER_ROLLBACK -> transferred(entry);
            case PointsEntry.REFERRAL -> referred(entry);
            default -> entry(entry, null, null, null);
        };
    }

    private static Entry entry(
            PointsEntry entry, @Nullable String orderId, @Nullable String adjustmentId, @Nullable String reason) {
        return new Entry(
                entry.kind(), entry.points(), entry.at(), null, null, orderId, adjustmentId, reason, null, null);
    }

    private static Entry referred(PointsEntry entry) {
        var about = entry.about();
        var other = about.maybeText(PointsEntry.OTHER).map(MemberId::new).orElse(null);
        var purchase =
                about.maybeText(PointsEntry.PURCHASE).map(ActivityId::new).orElse(null);
        return new Entry(entry.kind(), entry.points(), entry.at(), purchase, null, null, null, null, null, other);
    }

    private static Entry transferred(PointsEntry entry) {
        var other = new MemberId(entry.about().text(PointsEntry.OTHER));
        var id = entry.about().text(PointsEntry.TRANSFER_ID);
        return new Entry(entry.kind(), entry.points(), entry.at(), null, null, null, null, null, id, other);
    }
}
