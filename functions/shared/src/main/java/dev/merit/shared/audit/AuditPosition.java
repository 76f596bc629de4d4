package dev.merit.shared.audit;

import dev.merit.shared.table.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much of the log is meant: how many entries of each shard, and how many postings of the ledger.
///
/// The tree has the records between two positions in the order of the shards, the postings last.
public record AuditPosition(List<Long> entries, long postings) {

    /// Before the first record.
    public static final AuditPosition START = new AuditPosition(Collections.nCopies(AuditLog.SHARDS, 0L), 0);

    private static final String ENTRIES = "entries";
    private static final String POSTINGS = "postings";

    public AuditPosition {
        entries = List.copyOf(entries);
    }

    /// The number of records up to here, which is the size of a tree over them.
    public long size() {
        return entries.stream().mapToLong(Long::longValue).sum() + postings;
    }

    /// The first records from here up to another position, at most `max`, all of one shard or all postings.
    AuditRange next(AuditPosition end, int max) {
        for (int shard = 0; shard < AuditLog.SHARDS; shard++) {
            long from = entries.get(shard);
            if (from < end.entries.get(shard)) {
                return new AuditRange(shard, from, Math.min(from + max, end.entries.get(shard)));
            }
        }
        return new AuditRange(AuditRange.POSTINGS, postings, Math.min(postings + max, end.postings));
    }

    /// The position behind a range that begins here.
    AuditPosition behind(AuditRange range) {
        if (range.source() == AuditRange.POSTINGS) {
            return new AuditPosition(entries, range.end());
        }
        var moved = new ArrayList<>(entries);
        moved.set(range.source(), range.end());
        return new AuditPosition(moved, postings);
    }

    /// The position so many records later, on the way to another.
    public AuditPosition plus(long records, AuditPosition end) {
        var position = this;
        while (position.size() < size() + records) {
            long left = size() + records - position.size();
            position = position.behind(position.next(end, (int) Math.min(left, Integer.MAX_VALUE)));
        }
        return position;
    }

    /// The leaf of a record that lies between this position and another.
    long leaf(AuditPosition end, int source, long number) {
        long leaf = size();
        for (int shard = 0; shard < source; shard++) {
            leaf += end.entries.get(shard) - entries.get(shard);
        }
        return leaf + number - of(source);
    }

    /// How many records of a source are before this position.
    long of(int source) {
        return source == AuditRange.POSTINGS ? postings : entries.get(source);
    }

    /// A text of it, for cursors: the entries of each shard and the postings.
    public String text() {
        return Stream.concat(entries.stream(), Stream.of(postings))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    public static AuditPosition parse(String text) {
        var numbers = Stream.of(text.split(",", -1)).map(Long::valueOf).toList();
        return new AuditPosition(numbers.subList(0, AuditLog.SHARDS), numbers.get(AuditLog.SHARDS));
    }

    Item toItem() {
        return Item.map().numbers(ENTRIES, entries).number(POSTINGS, postings);
    }

    static AuditPosition from(Item item) {
        return new AuditPosition(item.numbers(ENTRIES), item.number(POSTINGS));
    }
}
