package dev.merit.shared.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Why DynamoDB did not do a transaction, write by write.
final class Cancellation {

    private Cancellation() {}

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
}
