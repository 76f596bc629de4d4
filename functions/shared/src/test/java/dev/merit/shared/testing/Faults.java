package dev.merit.shared.testing;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What DynamoDB does and DynamoDB Local never does: transactions that meet others, and answers that are lost behind
/// a write that took effect. Each happens at random, to so many of a hundred writes.
@Alternative
@Singleton
public final class Faults implements ExecutionInterceptor {

    private static volatile int conflicts;
    private static volatile int losses;

    /// How many faults were injected since the last [#set].
    public static final AtomicInteger INJECTED = new AtomicInteger();

    public static void set(int conflictsInAHundred, int lossesInAHundred) {
        conflicts = conflictsInAHundred;
        losses = lossesInAHundred;
        INJECTED.set(0);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request()) && strikes(conflicts)) {
            throw conflict(context.request());
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request()) && strikes(losses)) {
            throw SdkClientException.create("the answer was lost");
        }
    }

    private static boolean isWrite(Object request) {
        return request instanceof TransactWriteItemsRequest
                || request instanceof UpdateItemRequest
                || request instanceof PutItemRequest;
    }

    private static boolean strikes(int ofAHundred) {
        boolean strikes = ThreadLocalRandom.current().nextInt(100) < ofAHundred;
        if (strikes) {
            INJECTED.incrementAndGet();
        }
        return strikes;
    }

    private static RuntimeException conflict(Object request) {
        if (!(request instanceof TransactWriteItemsRequest transaction)) {
            return TransactionConflictException.builder()
                    .message("injected")
                    .statusCode(400)
                    .build();
        }
        int size = transaction.transactItems().size();
        int struck = ThreadLocalRandom.current().nextInt(size);
        var code = ThreadLocalRandom.current().nextBoolean() ? "TransactionConflict" : "ThrottlingError";
        var reasons = IntStream.range(0, size)
                .mapToObj(i -> CancellationReason.builder()
                        .code(i == struck ? code : "None")
                        .build())
                .toList();
        return TransactionCanceledException.builder()
                .message("injected")
                .statusCode(400)
                .cancellationReasons(List.copyOf(reasons))
                .build();
    }
}
