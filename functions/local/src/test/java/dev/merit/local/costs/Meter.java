package dev.merit.local.costs;

import dev.merit.shared.testing.WriteMeter;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// The meter of the application's own client.
@Alternative
@Singleton
public final class Meter implements ExecutionInterceptor {

    static final WriteMeter WRITES = new WriteMeter();

    private static final DoubleAdder LAID_DOWN = new DoubleAdder();

    /// The write units of what reconciliations have laid down for their comparison, which follow the records.
    static long laidDown() {
        return Math.round(LAID_DOWN.sum());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var request = WRITES.modifyRequest(context, attributes);
        return isLaidDown(request) && request instanceof PutItemRequest put
                ? put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build()
                : request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        WRITES.afterExecution(context, attributes);
        if (isLaidDown(context.request()) && context.response() instanceof PutItemResponse answer) {
            LAID_DOWN.add(answer.consumedCapacity().capacityUnits());
        }
    }

    private static boolean isLaidDown(SdkRequest request) {
        return request instanceof PutItemRequest put && put.item().get("pk").s().startsWith("RECONCILED#");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        WRITES.onExecutionFailure(context, attributes);
    }
}
