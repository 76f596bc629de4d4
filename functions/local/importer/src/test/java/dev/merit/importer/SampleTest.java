package dev.merit.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample in `events/sample` has what the tours say of it.
class SampleTest {

    private static final Path SAMPLE = Path.of("../../../events/sample");

    @TempDir
    Path folder;

    @Test
    void addsUpToWhatTheTourPrints() throws IOException {
        var importing = new Importing(folder);
        try (var merit = importing.merit) {
            assertThat(importing.run("members", SAMPLE.resolve("members.csv"))).isZero();
            assertThat(importing.run("activities", SAMPLE.resolve("activities.csv")))
                    .isZero();

            assertThat(merit.members).hasSize(30);
            assertThat(importing.counts("activities")).containsExactly(122, 0, 0);
            assertThat(importing.counts("refunds")).containsExactly(2, 0, 0);
            assertThat(merit.net("USD")).isEqualTo(3_100_95);
            assertThat(merit.net("JPY")).isEqualTo(9_200);
        }
    }

    @Test
    void givesTheSumsOfTheTwoFilesThatMeritReplaces() throws IOException {
        var importing = new Importing(folder);
        try (var merit = importing.merit) {
            assertThat(importing.run("members", SAMPLE.resolve("member_data.csv")))
                    .isZero();
            assertThat(importing.run("marketing", SAMPLE.resolve("marketing_data.csv")))
                    .isZero();

            assertThat(merit.net("USD")).isEqualTo(120_50 + 80_00 + 349_99 + 15_05);
            assertThat(merit.revenue()).isEqualTo(1250_75 + 310_40 + 2899_95);
        }
    }
}
