package dev.merit.segments;

import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A segment as it is stored.
///
/// @param profiling whether entering the segment counts as profiling; null if its rules decide
/// @param version counts the changes of the segment; its ETag
/// @param rulesVersion the version that changed the rules last
/// @param refreshedAt as of which refresh the members are determined; null until there is one for these rules
public record Segment(
        SegmentId id,
        String name,
        SegmentRules rules,
        @Nullable Boolean profiling,
        long version,
        long rulesVersion,
        Instant createdAt,
        @Nullable Instant refreshedAt) {

    static final String PROFILING = "profiling";
    static final String VERSION = "version";
    static final String RULES_VERSION = "rulesVersion";

    public Segment {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Segment of(String name, SegmentRules rules, Instant now) {
        return of(name, rules, null, now);
    }

    static Segment of(String name, SegmentRules rules, @Nullable Boolean profiling, Instant now) {
        return new Segment(SegmentId.random(), name, rules, profiling, 1, 1, now, null);
    }

    public Segment with(String newName, SegmentRules newRules) {
        return with(newName, newRules, profiling);
    }

    /// The next version of the segment. If the rules are others, or whether they are profiling, its members are not
    /// determined yet.
    public Segment with(String newName, SegmentRules newRules, @Nullable Boolean newProfiling) {
        var same = newRules.equals(rules) && Objects.equals(newProfiling, profiling);
        return new Segment(
                id,
                newName,
                newRules,
                newProfiling,
                version + 1,
                same ? rulesVersion : version + 1,
                createdAt,
                same ? refreshedAt : null);
    }

    /// Whether only those may enter it who may be profiled.
    public boolean isProfiling() {
        return Objects.requireNonNullElseGet(profiling, rules::areProfiling);
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
                .flag(PROFILING, profiling)
                .number(VERSION, version)
                .number(RULES_VERSION, rulesVersion);
    }

    static Segment from(Item item) {
        return new Segment(
                new SegmentId(item.key().skId()),
                item.text("name"),
                SegmentRules.from(item.maybeItem("rules").orElseThrow()),
                item.maybeFlag(PROFILING).orElse(null),
                item.number(VERSION),
                item.number(RULES_VERSION),
                item.instant("createdAt"),
                item.maybeInstant(SegmentMembers.REFRESHED_AT).orElse(null));
    }
}
