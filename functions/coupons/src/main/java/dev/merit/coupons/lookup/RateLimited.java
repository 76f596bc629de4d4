package dev.merit.coupons.lookup;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import java.time.Duration;

/// The caller has sent as many wrong codes in this minute as are allowed, and gets no answer until the minute
/// ends.
///
/// @param max how many wrong codes are allowed in a minute
/// @param left the rest of the minute
public record RateLimited(long max, Duration left) {

    public ProblemException problem() {
        return new ProblemException(
                Problem.of(LookupProblem.TOO_MANY_ATTEMPTS, "Too many wrong codes were sent in this minute.")
                        .with("limit", max)
                        .retryAfter(left));
    }
}
