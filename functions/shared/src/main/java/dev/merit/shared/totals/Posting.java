package dev.merit.shared.totals;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The figures of some sealed pages, divided into chunks. One transaction adds one chunk to the totals. A posting is
/// written once, on condition that there is none of its number, and never changes: every run adds the same chunks.
///
/// @param nextPages by slot, the first page that is left to the next posting
/// @param asOf everything committed before is in this posting or an earlier one
public record Posting(long number, List<Long> nextPages, List<TotalsDelta> chunks, Instant asOf) {

    /// The most bytes, by an estimate that is too high, before one more page; DynamoDB allows 400 KB in an item.
    private static final int BYTES = 350_000;

    public Posting {
        nextPages = List.copyOf(nextPages);
        chunks = List.copyOf(chunks);
    }

    /// Whether a posting of these figures has room for one more page.
    public static boolean hasRoom(TotalsDelta.Builder delta) {
        return delta.bytes() < BYTES;
    }

    public Item toItem() {
        return Item.at(Keys.posting(number))
                .numbers("nextPages", nextPages)
                .items("chunks", chunks.stream().map(TotalsDelta::toItem).toList())
                .instant("asOf", asOf);
    }

    public static Posting from(Item item) {
        return new Posting(
                Long.parseLong(item.key().pkId()),
                item.numbers("nextPages"),
                item.items("chunks").stream().map(TotalsDelta::from).toList(),
                item.instant("asOf"));
    }

    /// A text of JSON that is the same for equal postings, of which the audit log keeps a hash.
    public String canonical() {
        return chunks.stream()
                .map(TotalsDelta::canonical)
                .collect(Collectors.joining(
                        ",",
                        "{\"posting\":" + number + ",\"asOf\":\"" + asOf + "\",\"nextPages\":"
                                + nextPages.toString().replace(" ", "") + ",\"chunks\":[",
                        "]}"));
    }

    /// The posting of the number, among items that were read.
    public static Optional<Posting> among(Map<Key, Item> found, long number) {
        return Optional.ofNullable(found.get(Keys.posting(number))).map(Posting::from);
    }

    /// The chunks from this one on, which are not in the totals yet.
    TotalsDelta from(int chunk) {
        return chunks.subList(chunk, chunks.size()).stream().reduce(TotalsDelta.NONE, TotalsDelta::plus);
    }
}
