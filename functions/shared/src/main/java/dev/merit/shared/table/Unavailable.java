package dev.merit.shared.table;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// The store could not be reached or is too busy just now; whether the last write took effect is not known. To ask
/// again is safe, since whatever is recorded twice is recognised.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    /// Calls the store. Faults of ours stay what they are; a store that is away, slow or overrun is what this is for.
    static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDbException e) {
            if (e.statusCode() == 400 && !e.isThrottlingException() && !passes(e)) {
                throw e;
            }
            throw new Unavailable("the table is too busy or failing", e);
        } catch (SdkException e) {
            throw new Unavailable("the table cannot be reached", e);
        }
    }

    /// Refusals with status 400 that pass by themselves.
    private static boolean passes(DynamoDbException e) {
        return e instanceof TransactionInProgressException || e instanceof RequestLimitExceededException;
    }
}
