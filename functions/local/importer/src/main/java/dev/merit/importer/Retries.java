package dev.merit.importer;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The pauses between repetitions of a request, about two minutes in all. A pause is as long as Retry-After says.
/// Otherwise it doubles each time, less a random part, so that writers that were refused together do not return
/// together.
final class Retries {

    /// Waits. Tests replace it.
    interface Sleep {
        void pause(Duration duration) throws InterruptedException;
    }

    private static final int MAX = 9;
    private static final long FIRST_MILLIS = 500;
    private static final long MAX_MILLIS = 30_000;

    private final Sleep sleep;
    private int done;

    Retries(Sleep sleep) {
        this.sleep = sleep;
    }

    static boolean isBusy(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /// @param answer null if there was none
    /// @param last   thrown after the last try
    void pause(@Nullable HttpResponse<?> answer, Failure last) throws InterruptedException {
        if (done == MAX) {
            throw last;
        }
        sleep.pause(asked(answer, backoff()));
        done++;
    }

    private Duration backoff() {
        long millis = Math.min(FIRST_MILLIS << done, MAX_MILLIS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    /// Retry-After as a number of seconds, the only form that Merit uses. It is limited to the longest pause, because
    /// an import that pauses for an hour would seem to hang.
    private static Duration asked(@Nullable HttpResponse<?> answer, Duration otherwise) {
        if (answer == null) {
            return otherwise;
        }
        try {
            return answer.headers()
                    .firstValue("Retry-After")
                    .map(text -> Duration.ofMillis(Math.clamp(Long.parseLong(text) * 1000, 0, MAX_MILLIS)))
                    .orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
