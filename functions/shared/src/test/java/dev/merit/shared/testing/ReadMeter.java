package dev.merit.shared.testing;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Asks of every read what it consumed, and adds it up.
public final class ReadMeter implements ExecutionInterceptor {

    private int queries;
    private double units;

    /// Queries, and read units of all kinds of reads.
    public record Cost(int queries, double units) {}

    public Cost since(Runnable reading) {
        queries = 0;
        units = 0;
        reading.run();
        return new Cost(queries, units);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case QueryRequest query ->
                query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case GetItemRequest get ->
                get.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case BatchGetItemRequest batch ->
                batch.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            default -> context.request();
        };
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var consumed = switch (context.response()) {
            case QueryResponse query -> {
                queries++;
                yield List.of(query.consumedCapacity());
            }
            case GetItemResponse get ->
                Stream.ofNullable(get.consumedCapacity()).toList();
            case BatchGetItemResponse batch -> batch.consumedCapacity();
            default -> List.<ConsumedCapacity>of();
        };
        units += consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
