package dev.merit.shared.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Adds up what writes cost, in write units; for one thread.
///
/// DynamoDB Local says 12 of nearly every transaction, be it three items or a hundred. So next to what is reported the
/// units are worked out by DynamoDB's rule from the items as they stand afterwards: for each begun KB of an item 2 in
/// the table and, where it is in the index, 1 there; 1 in the table, where it is written outside of a transaction. A
/// transaction that is refused costs the table's units all the same, and reports nothing.
public final class WriteMeter implements ExecutionInterceptor, AutoCloseable {

    private static final int UNIT_BYTES = 1_024;

    private final DynamoDbClient reader = TestDatabase.client();
    private double reported;
    private long ofTable;
    private long ofIndex;
    private int done;
    private int refused;

    /// Units as reported, and by the rule in the table and in the index; writes done and refused.
    public record Cost(double reported, long ofTable, long ofIndex, int done, int refused) {

        public long units() {
            return ofTable + ofIndex;
        }
    }

    public Cost since(Runnable work) {
        reported = 0;
        ofTable = 0;
        ofIndex = 0;
        done = 0;
        refused = 0;
        work.run();
        return new Cost(reported, ofTable, ofIndex, done, refused);
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof TransactWriteItemsRequest request
                ? request.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                        .build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof TransactWriteItemsResponse response) {
            done++;
            reported += response.consumedCapacity().stream()
                    .mapToDouble(ConsumedCapacity::capacityUnits)
                    .sum();
            items(context.request()).forEach(item -> add(item, 2));
        } else if (context.request() instanceof PutItemRequest put) {
            done++;
            add(put.item(), 1);
        } else if (context.request() instanceof UpdateItemRequest update) {
            done++;
            add(item(update.tableName(), update.key()), 1);
        }
    }

    private void add(Map<String, AttributeValue> item, int each) {
        ofTable += each * units(item);
        ofIndex += item.containsKey("gsi1pk") ? units(item) : 0;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof TransactionCanceledException) {
            refused++;
            items(context.request()).forEach(item -> ofTable += 2 * units(item));
        }
    }

    /// The items that the transaction names, an absent one without attributes.
    private List<Map<String, AttributeValue>> items(SdkRequest request) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var action : ((TransactWriteItemsRequest) request).transactItems()) {
            items.add(item(table(action), key(action)));
        }
        return items;
    }

    private Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
        return reader.getItem(b -> b.tableName(table).key(key)).item();
    }

    private static String table(TransactWriteItem action) {
        if (action.put() != null) {
            return action.put().tableName();
        }
        if (action.update() != null) {
            return action.update().tableName();
        }
        return action.delete() != null
                ? action.delete().tableName()
                : action.conditionCheck().tableName();
    }

    private static Map<String, AttributeValue> key(TransactWriteItem action) {
        if (action.put() != null) {
            var item = action.put().item();
            return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
        }
        if (action.update() != null) {
            return action.update().key();
        }
        return action.delete() != null
                ? action.delete().key()
                : action.conditionCheck().key();
    }

    private static long units(Map<String, AttributeValue> item) {
        return Math.max(1, (ItemSize.of(item) + UNIT_BYTES - 1) / UNIT_BYTES);
    }
}
