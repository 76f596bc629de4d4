package dev.merit.local.costs;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// The calls of the application's own client, in their sequence.
@Alternative
@Singleton
public final class Calls implements ExecutionInterceptor {

    private static final List<String> MADE = new CopyOnWriteArrayList<>();

    /// What the work called, such as `BatchGetItem 2, TransactWriteItems 3`; `none` if nothing.
    static String of(Runnable work) {
        MADE.clear();
        work.run();
        var times = new LinkedHashMap<String, Integer>();
        MADE.forEach(call -> times.merge(call, 1, Integer::sum));
        return times.isEmpty()
                ? "none"
                : times.entrySet().stream()
                        .map(call -> call.getValue() == 1 ? call.getKey() : call.getValue() + " × " + call.getKey())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var request = context.request();
        var name = request.getClass().getSimpleName().replace("Request", "");
        int items = items(request);
        MADE.add(items == 0 ? name : name + " " + items);
    }

    /// How many items the request names, if it may name several.
    private static int items(SdkRequest request) {
        return switch (request) {
            case BatchGetItemRequest batch ->
                batch.requestItems().values().stream()
                        .map(KeysAndAttributes::keys)
                        .mapToInt(List::size)
                        .sum();
            case TransactGetItemsRequest read -> read.transactItems().size();
            case TransactWriteItemsRequest write -> write.transactItems().size();
            default -> 0;
        };
    }
}
