package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the tours of README.md and docs/tour.md as they are printed, except for the port, and with the importer started
/// directly. Both work on the same data in either order: they import the same sample, and name their own orders.
@QuarkusTest
@TestProfile(TourTest.Alone.class)
@WithTestResource(TestDatabase.class)
class TourTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern COMMANDS = Pattern.compile("^```bash\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /// A shop of its own, since the tours count its members.
    public static final class Alone implements QuarkusTestProfile {}

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir
    Path folder;

    @Test
    void runsTheTourOfTheReadme() throws Exception {
        assertThat(tour("README.md"))
                .doesNotContain("\"type\":\"/problems/")
                .contains("\"memberCount\":30", "\"purchaseAmount\":{\"minorUnits\":")
                .contains("\"name\":\"Welcome\",\"revenue\":{\"minorUnits\":4500,")
                .contains("\"discount\":{\"minorUnits\":500,", "\"status\":\"redeemed\"");
    }

    @Test
    void runsTheLongTour() throws Exception {
        assertThat(tour("docs/tour.md"))
                .doesNotContain("\"type\":\"/problems/")
                .contains("\"redeemable\":true", "\"discount\":{\"minorUnits\":1000,", "\"memberCount\":30")
                .contains("\"revenue\":{\"minorUnits\":7000,", "\"revenue\":{\"minorUnits\":3500,")
                .contains("\"total\":{\"minorUnits\":3500,")
                .contains("\"discount\":{\"minorUnits\":700,")
                .contains("\"name\":\"segments\",\"ran\":true,\"done\":true", "\"status\":\"done\"", "\"quantity\":20")
                .contains("\"balance\":{\"minorUnits\":2000,")
                .contains("\"differences\":[]");
    }

    /// What the commands of a page print.
    private String tour(String page) throws IOException, InterruptedException {
        var commands = COMMANDS.matcher(Files.readString(ROOT.resolve(page))).results();
        var script = commands.map(block -> block.group(1)).collect(Collectors.joining());
        assertThat(script).as(page).contains("make import");
        return run(make() + script.replace("localhost:8080", "localhost:" + port));
    }

    /// Starts the importer in place of `make import`.
    private String make() {
        return """
                make() {
                    local FILE FORMAT
                    eval "$2" "$3"
                    "%s" -cp 'functions/local/importer/target/importer/*' dev.merit.importer.Import \\
                        --url http://localhost:%d --rejected '%s' --format "$FORMAT" "$FILE"
                }
                set -euo pipefail
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"), port, folder.resolve("rejected.csv"));
    }

    private String run(String script) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var bash = new ProcessBuilder(List.of("bash", "-c", script))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(bash.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
