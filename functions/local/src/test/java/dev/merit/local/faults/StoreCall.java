package dev.merit.local.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A call of DynamoDB's API in JSON.
final class StoreCall {

    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "TransactWriteItems");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String operation;
    private final byte[] body;

    private StoreCall(String operation, byte[] body) {
        this.operation = operation;
        this.body = body;
    }

    /// @param target the header `X-Amz-Target`
    static StoreCall of(String target, byte[] body) {
        return new StoreCall(target.substring(target.indexOf('.') + 1), body);
    }

    HttpRequest.BodyPublisher publisher() {
        return HttpRequest.BodyPublishers.ofByteArray(body);
    }

    boolean writes() {
        return WRITES.contains(operation);
    }

    static String throttling() {
        return problem("ProvisionedThroughputExceededException", "");
    }

    static String internalError() {
        return problem("InternalServerError", "");
    }

    /// The refusal of a write that meets another one.
    ///
    /// @param place of the item that another transaction is writing
    String conflict(int place) {
        if (!operation.equals("TransactWriteItems")) {
            return problem("TransactionConflictException", "");
        }
        int items = items();
        var reasons = IntStream.range(0, items)
                .mapToObj(i -> i == place % items
                        ? "{\"Code\": \"TransactionConflict\", \"Message\": \"injected\"}"
                        : "{\"Code\": \"None\"}")
                .collect(Collectors.joining(", "));
        return problem("TransactionCanceledException", ", \"CancellationReasons\": [" + reasons + "]");
    }

    private int items() {
        try {
            return MAPPER.readTree(body).get("TransactItems").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(String type, String more) {
        return "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\", \"message\": \"injected\", \"Message\": \"injected\"%s}"
                .formatted(type, more);
    }
}
