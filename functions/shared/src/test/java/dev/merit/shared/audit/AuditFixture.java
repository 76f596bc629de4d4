package dev.merit.shared.audit;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// An audit log over a table, with a clock that a test sets.
final class AuditFixture {

    static final Secret SECRET = new Secret("0123456789abcdef0123456789abcdef");

    final Table table;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    final AuditLog log;

    AuditFixture(Table table) {
        this.table = table;
        this.log =
                new AuditLog(table, new Ledger(table, Slots.each()), () -> Optional.of("request-1"), now::get, SECRET);
    }

    static AuditAct act(MemberId member) {
        return new AuditAct(new AuditActor(List.of("operator"), "ann", null), "adjustPoints", AuditTarget.of(member))
                .setting("points", 5);
    }

    static Write put(MemberId member) {
        return Write.put(Item.at(Keys.wallet(member))).when(Write.ABSENT);
    }

    /// All entries, shard by shard; fails if a chain is not whole.
    List<AuditEntry> entries() {
        var all = new ArrayList<AuditEntry>();
        for (int shard = 0; shard < AuditLog.SHARDS; shard++) {
            var head = ShardHead.from(shard, table.get(Keys.auditHead(shard)));
            Optional<Hash> prior = Optional.empty();
            for (long number = 0; number < head.next(); number++) {
                var entry = AuditEntry.from(
                        table.get(Keys.auditEntry(shard, number)).orElseThrow());
                var named = prior.map(hash -> "\"prior\":\"" + hash + "\"");
                if (named.isPresent() != entry.record().contains("\"prior\"")
                        || !entry.record().contains(named.orElse(""))) {
                    throw new AssertionError("the chain of shard " + shard + " breaks at " + number);
                }
                prior = Optional.of(entry.hash());
                all.add(entry);
            }
            if (!prior.equals(head.prior())) {
                throw new AssertionError("the head of shard " + shard + " does not fit its last entry");
            }
        }
        return all;
    }
}
