package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.List;

/// The sums of some sealed pages, cut into chunks that one transaction each adds to the totals. Written once, on
/// condition that there is none of its number, and never changed: whoever goes on with it cuts nothing anew.
///
/// `nextPages` names, for each slot, the first page that this posting leaves for the next; `asOf` is the moment
/// before which everything committed is in this posting or an earlier one.
public record Posting(long number, List<Long> nextPages, List<TotalsDelta> chunks, Instant asOf) {

    /// DynamoDB takes 400 KB in an item; what is counted is an estimate from above, and one more page is let in.
    private static final int BYTES = 350_000;

    public Posting {
        nextPages = List.copyOf(nextPages);
        chunks = List.copyOf(chunks);
    }

    /// Whether one posting may hold these sums and those of one page more.
    public static boolean hasRoom(TotalsDelta.Builder sums) {
        return sums.bytes() < BYTES;
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

    /// What of this posting the totals have not yet taken in.
    TotalsDelta from(int chunk) {
        return chunks.subList(chunk, chunks.size()).stream().reduce(TotalsDelta.NONE, TotalsDelta::plus);
    }
}
