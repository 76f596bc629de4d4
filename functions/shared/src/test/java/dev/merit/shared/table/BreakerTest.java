package dev.merit.shared.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

class BreakerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final Breaker breaker = new Breaker(nanos::get);
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void asksNoMoreAfterSeveralFailuresInARow() {
        isAway.set(true);
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThatThrownBy(this::call).isInstanceOf(SdkClientException.class);
        }
        assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
        assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
        assertThat(calls).hasValue(Breaker.FAILURES);
    }

    @Test
    void asksOnceAfterEachPauseUntilTheStoreIsBack() {
        open();
        passes(Breaker.PAUSE.toNanos() - 1);
        assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
        passes(1);
        assertThatThrownBy(this::call).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
        assertThat(calls).hasValue(Breaker.FAILURES + 1);

        isAway.set(false);
        assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
        passes(Breaker.PAUSE.toNanos());
        assertThat(call()).isEqualTo("answer");
        assertThat(call()).isEqualTo("answer");
    }

    @Test
    void letsOneProbeThroughAtATime() throws Exception {
        open();
        passes(Breaker.PAUSE.toNanos());
        var hasBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<String> probe = other.submit(() -> breaker.call(() -> {
                hasBegun.countDown();
                await(mayEnd);
                return "probe";
            }));
            hasBegun.await();
            passes(10 * Breaker.PAUSE.toNanos());
            assertThatThrownBy(this::call).isInstanceOf(Unavailable.class);
            mayEnd.countDown();
            assertThat(probe.get()).isEqualTo("probe");
        }
        isAway.set(false);
        assertThat(call()).isEqualTo("answer");
    }

    @Test
    void letsTheNextProbeThroughAfterOneThatBroke() {
        open();
        passes(Breaker.PAUSE.toNanos());
        assertThatThrownBy(() -> breaker.call(thrown(new IllegalStateException("a fault of Merit's own"))))
                .isInstanceOf(IllegalStateException.class);
        isAway.set(false);
        assertThat(call()).isEqualTo("answer");
    }

    @Test
    void staysClosedWhereTheStoreAnswersInBetween() {
        for (int i = 0; i < 3 * Breaker.FAILURES; i++) {
            isAway.set(i % Breaker.FAILURES != 0);
            if (isAway.get()) {
                assertThatThrownBy(this::call).isInstanceOf(SdkClientException.class);
            } else {
                assertThat(call()).isEqualTo("answer");
            }
        }
    }

    @Test
    void takesRefusalsConflictsAndThrottlingForAnswers() {
        for (int i = 0; i < 3 * Breaker.FAILURES; i++) {
            for (var answer : new RuntimeException[] {
                ConditionalCheckFailedException.builder().build(),
                TransactionConflictException.builder().build(),
                DynamoDbException.builder().statusCode(500).build()
            }) {
                assertThatThrownBy(() -> breaker.call(thrown(answer))).isSameAs(answer);
            }
        }
        assertThat(call()).isEqualTo("answer");
    }

    private void open() {
        isAway.set(true);
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThatThrownBy(this::call).isInstanceOf(SdkClientException.class);
        }
    }

    private void passes(long time) {
        nanos.addAndGet(time);
    }

    private String call() {
        return breaker.call(() -> {
            calls.incrementAndGet();
            if (isAway.get()) {
                throw SdkClientException.create("nobody is there");
            }
            return "answer";
        });
    }

    private static Supplier<String> thrown(RuntimeException e) {
        return () -> {
            throw e;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
