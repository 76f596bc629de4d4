package dev.merit.shared.testing;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adds up what writes cost, in write units.
///
/// DynamoDB Local says 12 of nearly every transaction, be it three items or a hundred. So next to what is reported
/// the [Units] are worked out from the items as they are before and after, twice those of the table in a
/// transaction. A write that is refused costs the table's all the same, and reports nothing.
public final class WriteMeter implements ExecutionInterceptor, AutoCloseable {

    private static final ThreadLocal<List<Map<String, AttributeValue>>> BEFORE = new ThreadLocal<>();

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
        reset();
        work.run();
        return cost();
    }

    private synchronized void reset() {
        reported = 0;
        ofTable = 0;
        ofIndex = 0;
        done = 0;
        refused = 0;
    }

    private synchronized Cost cost() {
        return new Cost(reported, ofTable, ofIndex, done, refused);
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        BEFORE.set(Written.by(context.request()).read(reader));
        return context.request() instanceof TransactWriteItemsRequest request
                ? request.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                        .build()
                : context.request();
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var before = BEFORE.get();
        var after = Written.by(context.request()).read(reader);
        for (int i = 0; i < after.size(); i++) {
            ofTable += price(context.request()) * Units.ofTable(before.get(i), after.get(i));
            ofIndex += Units.ofIndex(before.get(i), after.get(i));
        }
        done += after.isEmpty() ? 0 : 1;
        if (context.response() instanceof TransactWriteItemsResponse response) {
            reported += response.consumedCapacity().stream()
                    .mapToDouble(ConsumedCapacity::capacityUnits)
                    .sum();
        }
    }

    @Override
    public synchronized void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof TransactionCanceledException
                || context.exception() instanceof ConditionalCheckFailedException) {
            refused++;
            Written.by(context.request())
                    .read(reader)
                    .forEach(item -> ofTable += price(context.request()) * Units.ofTable(item, item));
        }
    }

    private static int price(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest ? 2 : 1;
    }
}
