package dev.merit.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.importer.StubMerit.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What happens when Merit is busy, away or the import is cut short.
class RetryTest extends AtTheStub {

    private Path members(int count) throws IOException {
        var rows = IntStream.range(0, count).mapToObj(i -> "m" + i + ",1.00");
        return importing.file(
                "m.csv", Stream.concat(Stream.of("id,purchase_amount"), rows).toArray(String[]::new));
    }

    @Test
    void sendsFullBatches() throws IOException {
        assertThat(importing.run("members", members(1_050), "--batch", "100", "--parallel", "2"))
                .isZero();

        assertThat(importing.merit.batchSizes).allMatch(size -> size <= 100);
        assertThat(importing.merit.batchSizes.stream()
                        .filter(size -> size == 100)
                        .count())
                .isGreaterThanOrEqualTo(2 * 9);
        assertThat(importing.merit.net("USD")).isEqualTo(1_050_00);
    }

    @Test
    void waitsAsLongAsMeritAsks() throws IOException {
        importing.merit.faults.addAll(Collections.nCopies(3, Fault.BUSY));
        importing.merit.faults.add(Fault.TOO_MANY);

        assertThat(importing.run("members", members(10), "--parallel", "1")).isZero();

        assertThat(importing.pauses).hasSize(4).containsOnly(Duration.ofSeconds(7));
        assertThat(importing.counts("members")).containsExactly(10, 0, 0);
    }

    @Test
    void sendsAgainWhatMayHaveBeenLost() throws IOException {
        importing.merit.faults.add(Fault.ANSWER_LOST);

        assertThat(importing.run("members", members(10), "--parallel", "1")).isZero();

        assertThat(importing.counts("members")).containsExactly(0, 10, 0);
        assertThat(importing.merit.net("USD")).isEqualTo(10_00);
    }

    @Test
    void goesOnWhereItWasCutShort() throws IOException {
        var file = members(400);
        importing.merit.faults.addAll(Collections.nCopies(2, Fault.ANSWER_LOST));
        importing.merit.faults.addAll(Collections.nCopies(100, Fault.BUSY));

        assertThat(importing.run("members", file, "--batch", "50", "--parallel", "2"))
                .isEqualTo(2);
        assertThat(importing.said()).contains("stayed too busy (status 503)", "counts once");
        int before = importing.merit.members.size();
        assertThat(before).isPositive().isLessThan(400);
        importing.merit.faults.clear();

        assertThat(importing.run("members", file, "--batch", "50", "--parallel", "2"))
                .isZero();

        assertThat(importing.counts("members")).containsExactly(400 - before, before, 0);
        assertThat(importing.merit.net("USD")).isEqualTo(400_00);
    }

    @Test
    void saysHowToStartMerit() throws IOException {
        var file = members(1);
        importing.merit.close();

        assertThat(importing.run("members", file)).isEqualTo(2);
        assertThat(importing.said()).contains("Nothing answers at", "`make run`");
        assertThat(importing.run("members", file, "--token", "mine")).isEqualTo(2);
        assertThat(importing.pauses).isEmpty();
    }

    @Test
    void fetchesAnotherTokenWhenTheFirstHasExpired() throws IOException {
        importing.merit.faults.add(Fault.TOKEN_EXPIRED);

        assertThat(importing.run("members", members(3), "--parallel", "1")).isZero();

        assertThat(importing.merit.tokens).isEqualTo(2);
        importing.merit.faults.add(Fault.TOKEN_EXPIRED);
        assertThat(importing.run("members", members(3), "--token", "mine")).isEqualTo(2);
        assertThat(importing.said()).contains("needs the role operator");
    }

    @Test
    void endsWhenTheRoleIsNotEnough() throws IOException {
        importing.merit.faults.addAll(Collections.nCopies(9, Fault.FORBIDDEN));

        assertThat(importing.run("members", members(3))).isEqualTo(2);

        assertThat(importing.said()).contains("status 403, forbidden: The caller may not do this.", "role operator");
    }

    @Test
    void halvesABatchThatIsTooLarge() throws IOException {
        importing.merit.mostBytes = 400;

        assertThat(importing.run("members", members(40), "--parallel", "1")).isZero();

        assertThat(importing.merit.batchSizes).allMatch(size -> size < 40);
        importing.merit.mostBytes = 60;
        var long1 = "x".repeat(60);
        assertThat(importing.run("members", importing.file("m.csv", "id,name", "a,", "b," + long1)))
                .isEqualTo(1);
        assertThat(importing.rejectedLines())
                .element(1)
                .isEqualTo("3,body-too-large: The body is too large.,b," + long1);
    }
}
