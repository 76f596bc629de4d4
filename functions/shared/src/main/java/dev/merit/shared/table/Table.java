package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The only access to DynamoDB: consistent reads, conditional writes, transactions. A failed condition is an
/// [Outcome]. If the store cannot be reached or is overloaded, or if it is unknown whether a write took effect,
/// [Unavailable] is thrown.
public final class Table {

    /// The most keys of a BatchGetItem, and the most actions of a transaction.
    public static final int BATCH = 100;

    /// The most items that a list reads for one of its pages; some hundred KB.
    public static final int MAX_READ = 1_000;

    private final DynamoDbClient client;
    private final Breaker breaker = new Breaker();
    private final Reads reads;
    private final Gets gets;
    private final Requests requests;
    private final Runnable contended;
    private final ScanPace pace;

    public Table(DynamoDbClient client, String name) {
        this(client, name, () -> {}, ScanPace.FULL);
    }

    /// @param contended is called for each write that conflicted with another
    /// @param pace of the reads of scans
    public Table(DynamoDbClient client, String name, Runnable contended, ScanPace pace) {
        this.client = client;
        this.reads = new Reads(name);
        this.gets = new Gets(client, breaker, reads);
        this.requests = new Requests(name);
        this.contended = contended;
        this.pace = pace;
    }

    public Optional<Item> get(Key key) {
        var answer = reach(() -> client.getItem(reads.get(key)));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    /// The items of these keys that exist, however many keys there are. They are not read at one moment.
    public Map<Key, Item> get(Collection<Key> keys) {
        return gets.each(keys);
    }

    /// The items of these keys that exist, at most [#BATCH] keys, all of one moment. Empty if they are being written
    /// just then.
    public Optional<Map<Key, Item>> atOneMoment(Collection<Key> keys) {
        return gets.atOneMoment(keys);
    }

    public List<Item> all(Query query) {
        return first(query, Integer.MAX_VALUE);
    }

    /// The first items of the query, at most this many.
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

    /// Some items of a query, and the sort key at which to continue; null after the last.
    public record QueryPage(List<Item> items, @Nullable String next) {}

    /// The first items of the query, at most this many, from a bounded number of items read. If a filter removes most
    /// of them, there may be fewer items, or none, and still more after them.
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

    /// Passes every item of one segment of the table to the consumer. The items of a partition come one after
    /// another.
    public void scan(int segment, int segments, Consumer<Item> each) {
        Key after = null;
        do {
            var page = scan(segment, segments, after, Reads.SCANNED_AT_ONCE);
            page.items().forEach(each);
            after = page.next();
        } while (after != null);
    }

    /// Some items of a segment, and the key after which to continue; null after the last.
    public record ScanPage(List<Item> items, @Nullable Key next) {}

    /// At most this many items of one segment of the table, after a key. The key of any item that was read will do,
    /// also if the item no longer exists.
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

    /// A single write, at half the price of a transaction.
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

    /// All of the writes or none: at most [#BATCH], each to another item.
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

    private <T> T reach(Supplier<T> call) {
        return Failures.reach(breaker, call);
    }

    private Outcome counted(Outcome outcome) {
        if (outcome instanceof Outcome.Contended) {
            contended.run();
        }
        return outcome;
    }
}
