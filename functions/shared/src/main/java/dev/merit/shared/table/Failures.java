package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// Translates the failures of DynamoDB.
final class Failures {

    private Failures() {}

    /// The outcome of a cancelled transaction, write by write.
    static Outcome outcome(List<Write> writes, TransactionCanceledException e) {
        var failed = new ArrayList<Outcome.Failed>();
        var contended = new ArrayList<Key>();
        for (int i = 0; i < e.cancellationReasons().size(); i++) {
            var reason = e.cancellationReasons().get(i);
            var key = writes.get(i).key();
            switch (reason.code() == null ? "None" : reason.code()) {
                case "None" -> {}
                case "ConditionalCheckFailed" -> failed.add(new Outcome.Failed(i, key, present(reason.item())));
                case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> contended.add(key);
                default -> throw new IllegalStateException("a transaction was refused: " + reason.code(), e);
            }
        }
        return failed.isEmpty() ? new Outcome.Contended(contended) : new Outcome.Refused(failed);
    }

    static Optional<Item> present(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(Item.of(attributes));
    }

    /// Calls the store. Throws [Unavailable] if it cannot be reached, is slow or overloaded; errors in the request
    /// are thrown as they are.
    static <T> T reach(Breaker breaker, Supplier<T> call) {
        try {
            return breaker.call(call);
        } catch (DynamoDbException e) {
            if (e.statusCode() == 400 && !e.isThrottlingException() && !passes(e)) {
                throw e;
            }
            throw new Unavailable("the table is too busy or failing", e);
        } catch (SdkException e) {
            throw new Unavailable("the table cannot be reached", e);
        }
    }

    /// Refusals with status 400 that are temporary.
    private static boolean passes(DynamoDbException e) {
        return e instanceof TransactionInProgressException || e instanceof RequestLimitExceededException;
    }
}
