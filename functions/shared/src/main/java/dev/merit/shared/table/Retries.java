package dev.merit.shared.table;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Repeats an attempt to read and write until no other writer interferes: a bounded number of times, with growing
/// pauses.
///
/// @param givenUp the message after the last attempt
public record Retries(int max, int minPauseMillis, int maxPauseMillis, String givenUp) {

    /// The result of the first attempt that has one. An attempt without a result has done nothing.
    public <T> T until(Supplier<Optional<T>> attempt) {
        return until(_ -> attempt.get());
    }

    /// The same; each attempt gets the number of attempts before it.
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
