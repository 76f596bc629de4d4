package dev.merit.shared.audit;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Posting;
import dev.merit.shared.totals.Postings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Reads the records of which the tree is made: the entries of the log and the postings of the ledger.
public final class AuditRecords {

    /// How many postings are read at once, each up to 400 KB.
    private static final int POSTINGS_AT_ONCE = 8;

    private final Table table;

    public AuditRecords(Table table) {
        this.table = table;
    }

    /// A record, and the text that is hashed.
    ///
    /// @param text null if there is no such record any more, which is never so unless somebody has removed it
    public record AuditRecord(AuditRecordId id, @Nullable String text) {}

    /// What there is now: all entries, and the postings that the totals have.
    public AuditPosition end() {
        var keys = IntStream.range(0, AuditLog.SHARDS).mapToObj(Keys::auditHead).toList();
        var found = table.get(keys);
        var entries = new ArrayList<Long>();
        for (int shard = 0; shard < AuditLog.SHARDS; shard++) {
            entries.add(ShardHead.in(found, shard).next());
        }
        return new AuditPosition(entries, new Postings(table).head().posting());
    }

    /// The record of a name.
    public AuditRecord one(AuditRecordId id) {
        var found = new ArrayList<AuditRecord>(1);
        read(new AuditRange(id.source(), id.number(), id.number() + 1), found::add);
        return found.getFirst();
    }

    /// The first records from a position up to another, at most `max`.
    public List<AuditRecord> between(AuditPosition from, AuditPosition end, int max) {
        var records = new ArrayList<AuditRecord>();
        var position = from;
        while (records.size() < max && position.size() < end.size()) {
            var range = position.next(end, max - records.size());
            read(range, records::add);
            position = position.behind(range);
        }
        return records;
    }

    /// Passes the records of a range to the consumer, in their order.
    void read(AuditRange range, Consumer<AuditRecord> each) {
        int atOnce = range.source() == AuditRange.POSTINGS ? POSTINGS_AT_ONCE : Table.BATCH;
        for (long from = range.from(); from < range.end(); from += atOnce) {
            var ids = LongStream.range(from, Math.min(range.end(), from + atOnce))
                    .mapToObj(number -> new AuditRecordId(range.source(), number))
                    .toList();
            var found = table.get(ids.stream().map(AuditRecords::key).toList());
            for (var id : ids) {
                var item = found.get(key(id));
                var text = item == null
                        ? null
                        : id.source() == AuditRange.POSTINGS
                                ? Posting.from(item).canonical()
                                : AuditEntry.from(item).record();
                each.accept(new AuditRecord(id, text));
            }
        }
    }

    private static Key key(AuditRecordId id) {
        return id.source() == AuditRange.POSTINGS
                ? Keys.posting(id.number())
                : Keys.auditEntry(id.source(), id.number());
    }
}
