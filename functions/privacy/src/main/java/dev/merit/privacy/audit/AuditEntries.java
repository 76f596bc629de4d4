package dev.merit.privacy.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.audit.AuditEntry;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditPosition;
import dev.merit.shared.audit.AuditRecords;
import dev.merit.shared.audit.AuditRoot;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.PersonalChanges;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads entries of the audit log, newest first: those about one thing through the index, others by a merge of the
/// shards, in each of which entries are in the order of time.
@Singleton
final class AuditEntries {

    /// The name of a position in the index.
    private static final String PLACE = "place";

    /// How many entries of a shard are read at once.
    private static final int CHUNK = 25;

    private static final Comparator<AuditEntryBody> NEWEST =
            Comparator.comparing(AuditEntryBody::at).thenComparing(AuditEntryBody::entryId);

    private final Table table;
    private final AuditRecords records;
    private final DataKeys keys;
    private final Json json;

    AuditEntries(Table table, DataKeys keys, Json json) {
        this.table = table;
        this.keys = keys;
        this.records = new AuditRecords(table);
        this.json = json;
    }

    /// Some entries, and where to continue; null after the last.
    record EntryPage(List<AuditEntryBody> entries, @Nullable Map<String, String> next) {}

    /// @param position where the page begins; null for the first page
    EntryPage list(AuditFilter filter, @Nullable Map<String, String> position, int max) {
        var target = filter.target();
        return target == null
                ? merge(filter, position == null ? start(filter) : Bounds.from(position), max)
                : about(filter, target, position == null ? null : position.get(PLACE), max);
    }

    private EntryPage about(AuditFilter filter, AuditTarget target, @Nullable String place, int max) {
        var query = Keys.auditOf(target.toString(), filter.from(), filter.to())
                .backwards()
                .startingAt(place);
        if (!filter.actors().isEmpty()) {
            query = query.filter(
                    "#actor IN (:subject, :member)",
                    Map.of(
                            ":subject", filter.actors().getFirst(),
                            ":member", filter.actors().getLast()));
        }
        var found = table.part(query, max);
        var next = found.next();
        return new EntryPage(
                found.items().stream().map(AuditEntry::from).map(this::body).toList(),
                next == null ? null : Map.of(PLACE, next));
    }

    /// Where a list begins: at the end of the log, or behind the entries that the roots of later nights begin with.
    private Bounds start(AuditFilter filter) {
        // A day more, since the clocks of processes differ.
        var later = LocalDate.ofInstant(filter.to(), ZoneOffset.UTC).plusDays(2);
        var end = table.first(Keys.auditRoots(later), 1).stream()
                .findFirst()
                .map(item -> AuditRoot.from(item).to())
                .orElseGet(records::end);
        return Bounds.of(end);
    }

    /// By shard, the number behind the newest entry that is not shown yet.
    private record Bounds(Map<Integer, Long> byShard) {

        static Bounds of(AuditPosition end) {
            var bounds = new TreeMap<Integer, Long>();
            for (int shard = 0; shard < AuditLog.SHARDS; shard++) {
                bounds.put(shard, end.entries().get(shard));
            }
            return new Bounds(bounds);
        }

        static Bounds from(Map<String, String> position) {
            var bounds = new TreeMap<Integer, Long>();
            position.forEach((shard, number) -> bounds.put(Integer.valueOf(shard), Long.valueOf(number)));
            return new Bounds(bounds);
        }

        Map<String, String> position() {
            var position = new TreeMap<String, String>();
            byShard.forEach((shard, number) -> position.put(shard.toString(), number.toString()));
            return position;
        }
    }

    private EntryPage merge(AuditFilter filter, Bounds bounds, int max) {
        var shards = new ArrayList<ShardEntries>();
        bounds.byShard().forEach((shard, number) -> shards.add(new ShardEntries(shard, number)));
        var shown = new ArrayList<AuditEntryBody>();
        for (int seen = 0; seen < Table.MAX_READ && shown.size() < max; seen++) {
            shards.removeIf(ShardEntries::isEmpty);
            var newest = shards.stream()
                    .max(Comparator.comparing(shard -> shard.first().body(), NEWEST))
                    .orElse(null);
            if (newest == null || newest.first().body().at().isBefore(filter.from())) {
                return new EntryPage(shown, null);
            }
            var next = newest.take();
            if (next.body().at().isBefore(filter.to()) && filter.hasActor(next.entry())) {
                shown.add(next.body());
            }
        }
        var left = new TreeMap<Integer, Long>();
        shards.forEach(shard -> left.put(shard.shard, shard.bound));
        return new EntryPage(shown, new Bounds(left).position());
    }

    private record ParsedEntry(AuditEntry entry, AuditEntryBody body) {}

    /// The entries of a shard from a number downwards.
    private final class ShardEntries {

        private final int shard;
        private final Deque<ParsedEntry> read = new ArrayDeque<>();
        private long bound;
        private long unread;

        ShardEntries(int shard, long bound) {
            this.shard = shard;
            this.bound = bound;
            this.unread = bound;
        }

        boolean isEmpty() {
            while (read.isEmpty() && unread > 0) {
                long from = Math.max(0, unread - CHUNK);
                for (var item :
                        table.all(Keys.auditEntries(shard, from, unread - 1).backwards())) {
                    read.add(parse(item));
                }
                unread = from;
            }
            return read.isEmpty();
        }

        ParsedEntry first() {
            return read.getFirst();
        }

        ParsedEntry take() {
            var taken = read.removeFirst();
            bound = taken.entry().id().number();
            return taken;
        }
    }

    private ParsedEntry parse(Item item) {
        var entry = AuditEntry.from(item);
        return new ParsedEntry(entry, body(entry));
    }

    /// The entries about a member with the personal data in them, as far as the member's key reads them; after an
    /// erasure there is none.
    List<AuditEntryBody> readable(MemberId member, List<AuditEntryBody> entries) {
        return table.get(Keys.profile(member))
                .map(keys::of)
                .map(key -> entries.stream().map(entry -> readable(entry, key)).toList())
                .orElse(entries);
    }

    private AuditEntryBody readable(AuditEntryBody entry, DataKey key) {
        return entry.with(readable(entry.before(), key), readable(entry.after(), key));
    }

    private @Nullable JsonNode readable(@Nullable JsonNode fields, DataKey key) {
        return fields == null ? null : PersonalChanges.decrypt(fields, key, json::read);
    }

    private AuditEntryBody body(AuditEntry entry) {
        return switch (json.bind(json.read(entry.record()), AuditEntryBody.class)) {
            case BindingResult.Value<AuditEntryBody>(var body) -> body;
            case BindingResult.Bad<AuditEntryBody> _ ->
                throw new IllegalStateException("The audit entry " + entry.id() + " is not one that was written");
        };
    }
}
