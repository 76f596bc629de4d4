package dev.merit.shared.table;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Reads, judges and writes until nobody else has written in between: so often at most, with pauses that grow.
///
/// @param givenUp what is said when all of them were in vain
public record Retries(int max, int minPauseMillis, int maxPauseMillis, String givenUp) {

    /// What the first attempt answers that answers anything. One that answers nothing has not done what was asked
    /// for.
    public <T> T until(Supplier<Optional<T>> attempt) {
        return until(_ -> attempt.get());
    }

    /// The same, where each attempt is told how many there were before it.
    public <T> T until(IntFunction<Optional<T>> attempt) {
        for (int tries = 0; tries < max; tries++) {
            var answer = attempt.apply(tries);
            if (answer.isPresent()) {
                return answer.get();
            }
            RetryPause.growing(tries, minPauseMillis, maxPauseMillis);
        }
        throw new Unavailable(givenUp, null);
    }
}
