package dev.merit.aggregation.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tasks are run once a period, go on where they were broken off, and keep to one run at a time.
class TasksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Instant now = NOON;

    private static boolean always() {
        return true;
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Tasks tasks(Task... tasks) {
        return new Tasks(table, () -> now, List.of(tasks));
    }

    private Task daily(Task.Work work) {
        return Task.periodic("daily", Duration.ofDays(1), hasTime -> {
            runs.incrementAndGet();
            return work.run(hasTime);
        });
    }

    @Test
    void runsOnceAPeriod() {
        var tasks = tasks(daily(_ -> true));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", true, true));
        now = NOON.plus(Duration.ofHours(11));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", false, true));
        assertThat(tasks.run("daily", TasksTest::always)).contains(new Tasks.TaskResult("daily", false, true));
        now = NOON.plus(Duration.ofHours(12));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", true, true));
        assertThat(runs).hasValue(2);
        assertThat(tasks.run("other", TasksTest::always)).isEmpty();
        var marker = tasks.all().getFirst();
        assertThat(marker.donePeriod()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(marker.startedAt()).isEqualTo(now);
        assertThat(marker.endedAt()).isEqualTo(now);
    }

    /// Yesterday's work that is done today is yesterday's.
    @Test
    void goesOnWithThePeriodThatItBegan() {
        var steps = new AtomicInteger();
        var tasks = tasks(daily(_ -> steps.incrementAndGet() == 2));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", true, false));
        now = NOON.plus(Duration.ofDays(1));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", true, true));
        assertThat(tasks.all().getFirst().donePeriod()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", true, false));
    }

    @Test
    void runsWhatIsPendingThoughThePeriodIsDone() {
        var pending = new AtomicInteger(1);
        var task = new Task("both", Duration.ofDays(1), () -> pending.get() > 0, _ -> pending.decrementAndGet() >= 0);
        assertThat(tasks(task).runDue(TasksTest::always).getFirst().ran()).isTrue();
        assertThat(tasks(task).runDue(TasksTest::always).getFirst().ran()).isFalse();
        pending.set(1);
        assertThat(tasks(task).runDue(TasksTest::always).getFirst().ran()).isTrue();
        var never = Task.whenPending("never", () -> false, _ -> true);
        assertThat(tasks(never).runDue(TasksTest::always).getFirst().ran()).isFalse();
    }

    @Test
    void isRunByOneOfManyAtOnce() throws Exception {
        var ran = AtOnce.run(
                32,
                _ -> tasks(daily(_ -> true))
                        .run("daily", TasksTest::always)
                        .orElseThrow()
                        .ran());
        assertThat(ran.stream().filter(r -> r)).hasSize(1);
        assertThat(runs).hasValue(1);
    }

    /// A run that is not heard of any more leaves the task to another; where it comes back, it stops.
    @Test
    void isTakenOverFromARunThatCrashed() {
        var taken = new AtomicInteger();
        var tasks = tasks(daily(hasTime -> {
            if (taken.getAndIncrement() == 0) {
                assertThat(tasks(daily(_ -> true))
                                .runDue(TasksTest::always)
                                .getFirst()
                                .ran())
                        .isFalse();
                now = NOON.plus(Duration.ofSeconds(90));
                assertThat(hasTime.getAsBoolean()).isTrue();
                now = NOON.plus(Duration.ofMinutes(3));
                assertThat(tasks(daily(_ -> true))
                                .runDue(TasksTest::always)
                                .getFirst()
                                .ran())
                        .isFalse();
                now = NOON.plus(Duration.ofSeconds(211));
                assertThat(tasks(daily(_ -> true))
                                .runDue(TasksTest::always)
                                .getFirst()
                                .ran())
                        .isTrue();
                assertThat(hasTime.getAsBoolean()).isFalse();
            }
            return false;
        }));
        tasks.runDue(TasksTest::always);
        assertThat(runs).hasValue(2);
        assertThat(tasks.runDue(TasksTest::always)).containsExactly(new Tasks.TaskResult("daily", false, true));
    }

    @Test
    void keepsOneFailureFromTheOthers() {
        var tasks = tasks(
                Task.whenPending("bad", TasksTest::always, _ -> {
                    throw new IllegalStateException("broken");
                }),
                daily(_ -> true));
        assertThatThrownBy(() -> tasks.runDue(TasksTest::always)).hasMessage("broken");
        assertThat(runs).hasValue(1);
        assertThat(tasks.all().getFirst().donePeriod()).isNull();
        assertThatThrownBy(() -> tasks.runDue(TasksTest::always)).hasMessage("broken");
    }
}
