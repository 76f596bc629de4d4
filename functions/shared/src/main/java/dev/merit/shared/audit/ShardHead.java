package dev.merit.shared.audit;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Where a shard of the audit log ends.
///
/// @param next the number of the next entry
/// @param prior the hash of the last entry; empty if there is none
/// @param at the time of the last entry
record ShardHead(int shard, long next, Optional<Hash> prior, Instant at) {

    private static final String NEXT = "next";
    private static final String PRIOR = "prior";
    private static final String AT = "at";

    static ShardHead from(int shard, Optional<Item> found) {
        return found.map(item -> new ShardHead(
                        shard, item.number(NEXT), item.maybeText(PRIOR).map(Hash::parse), item.instant(AT)))
                .orElseGet(() -> new ShardHead(shard, 0, Optional.empty(), Instant.EPOCH));
    }

    static ShardHead in(Map<Key, Item> found, int shard) {
        return from(shard, Optional.ofNullable(found.get(Keys.auditHead(shard))));
    }

    AuditEntryId id() {
        return new AuditEntryId(shard, next);
    }

    /// The time of an entry made now. In a shard time does not go back, whatever the clocks of processes say.
    Instant timeAt(Instant now) {
        return now.isAfter(at) ? now : at;
    }

    /// Moves the head behind an entry, if that is the next one.
    Write moveBehind(AuditEntry entry, Instant time) {
        var write = Write.update(Keys.auditHead(shard))
                .set(NEXT, next + 1)
                .set(PRIOR, entry.hash().toString())
                .set(AT, time);
        return next == 0
                ? write.when(Write.ABSENT)
                : write.when("#next = :next").with(":next", next);
    }
}
