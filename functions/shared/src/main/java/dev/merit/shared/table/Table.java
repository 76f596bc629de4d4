package dev.merit.shared.table;

import static dev.merit.shared.table.Failures.reach;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The one door to DynamoDB: consistent reads, conditional writes, transactions. A condition that does not hold is an
/// [Outcome]; a store that is away or overrun is [Unavailable], as is a write whose fate is not known.
public final class Table {

    /// The most keys that one BatchGetItem takes, and the most actions that one transaction takes.
    public static final int BATCH = 100;

    /// What a list reads at most for one of its pages; some hundred KB.
    public static final int MAX_READ = 1_000;

    private final DynamoDbClient client;
    private final Reads reads;
    private final Gets gets;
    private final Requests requests;
    private final Runnable contended;
    private final ScanPace pace;

    public Table(DynamoDbClient client, String name) {
        this(client, name, () -> {}, ScanPace.FULL);
    }

    /// @param contended hears of each write that another stood in the way of
    /// @param pace what each read of a walk goes by
    public Table(DynamoDbClient client, String name, Runnable contended, ScanPace pace) {
        this.client = client;
        this.reads = new Reads(name);
        this.gets = new Gets(client, reads);
        this.requests = new Requests(name);
        this.contended = contended;
        this.pace = pace;
    }

    public Optional<Item> get(Key key) {
        var answer = reach(() -> client.getItem(reads.get(key)));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    /// The items that there are among the keys, however many; not one moment's sight of them all.
    public Map<Key, Item> get(Collection<Key> keys) {
        return gets.each(keys);
    }

    /// The items that there are among the keys, at most [#BATCH], all as they stand at one moment; none, where others
    /// write them just then.
    public Optional<Map<Key, Item>> atOneMoment(Collection<Key> keys) {
        return gets.atOneMoment(keys);
    }

    public List<Item> all(Query query) {
        return first(query, Integer.MAX_VALUE);
    }

    /// The first items that fit, at most so many.
    public List<Item> first(Query query, int max) {
        var found = new ArrayList<Item>();
        Map<String, AttributeValue> after = Map.of();
        int atOnce = query.filter() == null ? max : Integer.MAX_VALUE;
        do {
            var request = reads.query(query, atOnce, after);
            var answer = reach(() -> client.query(request));
            answer.items().stream().limit(max - found.size()).map(Item::of).forEach(found::add);
            after = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
        } while (!after.isEmpty() && found.size() < max);
        return found;
    }

    /// Some items of a query, and the sort key at which to go on; null behind the last.
    public record QueryPage(List<Item> items, @Nullable String next) {}

    /// The first items that fit, at most so many, among a bounded number that is read: where a filter leaves out
    /// most, there may be fewer items, or none, and more behind them all the same.
    public QueryPage part(Query query, int max) {
        var found = new ArrayList<Item>();
        Map<String, AttributeValue> after = Map.of();
        int read = 0;
        int window = max + 1;
        do {
            var request = reads.query(query, window, after);
            var answer = reach(() -> client.query(request));
            answer.items().stream().map(Item::of).forEach(found::add);
            after = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
            read += answer.scannedCount();
            window = Math.min(2 * window, MAX_READ - read);
        } while (!after.isEmpty() && found.size() <= max && window > 0);
        if (found.size() > max) {
            var next = found.get(max).text(query.sortKey());
            return new QueryPage(List.copyOf(found.subList(0, max)), next);
        }
        return new QueryPage(
                found, after.isEmpty() ? null : query.behind(Item.of(after).text(query.sortKey())));
    }

    /// Every item of one of so many segments of the table; the items of one partition come one behind the other.
    public void scan(int segment, int segments, Consumer<Item> each) {
        Key after = null;
        do {
            var page = scan(segment, segments, after, Reads.SCANNED_AT_ONCE);
            page.items().forEach(each);
            after = page.next();
        } while (after != null);
    }

    /// Some items of a segment, and the place to go on from; null behind the last.
    public record ScanPage(List<Item> items, @Nullable Key next) {}

    /// At most so many items of one of so many segments of the table, behind the one at this place. Any item that was
    /// seen gives such a place, whether it is still there or not.
    public ScanPage scan(int segment, int segments, @Nullable Key after, int max) {
        var found = new ArrayList<Item>();
        var next = after;
        do {
            var from = next;
            int atOnce = Math.min(max - found.size(), pace.itemsAtOnce());
            var page = pace.read(() -> reach(() -> client.scan(reads.scan(segment, segments, from, atOnce))));
            page.items().stream().map(Item::of).forEach(found::add);
            next = page.hasLastEvaluatedKey() ? Item.of(page.lastEvaluatedKey()).key() : null;
        } while (next != null && pace.itemsAtOnce() < max && found.size() < max);
        return new ScanPage(found, next);
    }

    /// One write by itself, at half the price of a transaction.
    public Outcome write(Write write) {
        try {
            return new Outcome.Done(reach(() -> switch (write.change().kind()) {
                case PUT -> Failures.present(client.putItem(requests.put(write)).attributes());
                case UPDATE ->
                    Failures.present(client.updateItem(requests.update(write)).attributes());
                case DELETE, CHECK -> throw new IllegalArgumentException("stands only in a transaction");
            }));
        } catch (ConditionalCheckFailedException e) {
            return new Outcome.Refused(List.of(new Outcome.Failed(0, write.key(), Failures.present(e.item()))));
        } catch (TransactionConflictException e) {
            return counted(new Outcome.Contended(List.of(write.key())));
        }
    }

    /// All of the writes, at most [#BATCH] and no item twice, or none.
    public Outcome transact(List<Write> writes) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(writes.stream().map(requests::action).toList())
                .build();
        try {
            reach(() -> client.transactWriteItems(request));
            return new Outcome.Done(Optional.empty());
        } catch (TransactionCanceledException e) {
            return counted(Failures.outcome(writes, e));
        }
    }

    private Outcome counted(Outcome outcome) {
        if (outcome instanceof Outcome.Contended) {
            contended.run();
        }
        return outcome;
    }
}
