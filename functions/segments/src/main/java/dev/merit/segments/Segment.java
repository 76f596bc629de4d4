package dev.merit.segments;

import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A segment as it is stored.
///
/// @param version counts the changes of the segment; its ETag
/// @param rulesVersion the version that changed the rules last
/// @param refreshedAt as of which refresh the members are determined; null until there is one for these rules
public record Segment(
        SegmentId id,
        String name,
        SegmentRules rules,
        long version,
        long rulesVersion,
        Instant createdAt,
        @Nullable Instant refreshedAt) {

    static final String VERSION = "version";
    static final String RULES_VERSION = "rulesVersion";

    public Segment {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Segment of(String name, SegmentRules rules, Instant now) {
        return new Segment(SegmentId.random(), name, rules, 1, 1, now, null);
    }

    /// The next version of the segment. If the rules are others, its members are not determined yet.
    public Segment with(String newName, SegmentRules newRules) {
        var same = newRules.equals(rules);
        return new Segment(
                id,
                newName,
                newRules,
                version + 1,
                same ? rulesVersion : version + 1,
                createdAt,
                same ? refreshedAt : null);
    }

    public boolean isRefreshed() {
        return refreshedAt != null;
    }

    Item toItem() {
        var item = Item.at(Keys.segment(id))
                .instant("createdAt", createdAt)
                .instant(SegmentMembers.REFRESHED_AT, refreshedAt);
        return addTo(item);
    }

    /// The attributes that an update may change.
    Item editable() {
        return addTo(Item.map());
    }

    private Item addTo(Item item) {
        return item.text("name", name)
                .item("rules", rules.toItem())
                .number(VERSION, version)
                .number(RULES_VERSION, rulesVersion);
    }

    static Segment from(Item item) {
        return new Segment(
                new SegmentId(item.key().skId()),
                item.text("name"),
                SegmentRules.from(item.maybeItem("rules").orElseThrow()),
                item.number(VERSION),
                item.number(RULES_VERSION),
                item.instant("createdAt"),
                item.maybeInstant(SegmentMembers.REFRESHED_AT).orElse(null));
    }
}
