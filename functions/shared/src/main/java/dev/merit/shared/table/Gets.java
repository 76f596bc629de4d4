package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Gets many items by their keys: each separately, or all of one moment.
final class Gets {

    private static final int BATCH_TRIES = 10;

    private final DynamoDbClient client;
    private final Breaker breaker;
    private final Reads reads;

    Gets(DynamoDbClient client, Breaker breaker, Reads reads) {
        this.client = client;
        this.breaker = breaker;
        this.reads = reads;
    }

    Map<Key, Item> each(Collection<Key> keys) {
        var found = new HashMap<Key, Item>();
        var all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += Table.BATCH) {
            batch(all.subList(from, Math.min(all.size(), from + Table.BATCH)), found);
        }
        return found;
    }

    private void batch(List<Key> keys, Map<Key, Item> found) {
        Map<String, KeysAndAttributes> left = reads.keys(keys);
        for (int tries = 0; !left.isEmpty(); tries++) {
            if (tries == BATCH_TRIES) {
                throw new Unavailable("the table answers only a part of a batch", null);
            }
            var asked = left;
            var answer = Failures.reach(breaker, () -> client.batchGetItem(b -> b.requestItems(asked)));
            for (var rows : answer.responses().values()) {
                rows.stream().map(Item::of).forEach(item -> found.put(item.key(), item));
            }
            left = answer.unprocessedKeys();
        }
    }

    Optional<Map<Key, Item>> atOneMoment(Collection<Key> keys) {
        try {
            var request = reads.together(keys);
            var found = new HashMap<Key, Item>();
            for (var answer : Failures.reach(breaker, () -> client.transactGetItems(request))
                    .responses()) {
                if (answer.hasItem() && !answer.item().isEmpty()) {
                    var item = Item.of(answer.item());
                    found.put(item.key(), item);
                }
            }
            return Optional.of(found);
        } catch (TransactionCanceledException e) {
            return Optional.empty();
        }
    }
}
