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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the README's first tour, as it is printed there but for the port, and with the importer started directly.
@QuarkusTest
@TestProfile(TourTest.Alone.class)
@WithTestResource(TestDatabase.class)
class TourTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern TOUR = Pattern.compile("<!-- tour.*?```bash\n(.*?)```", Pattern.DOTALL);

    /// A shop of its own, since the tour counts its members.
    public static final class Alone implements QuarkusTestProfile {}

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir
    Path folder;

    @Test
    void goesAsTheReadmeSays() throws Exception {
        var said = run(make() + tour().replace("localhost:8080", "localhost:" + port));
        assertThat(said)
                .doesNotContain("\"type\":\"/problems/")
                .contains("\"redeemable\":true", "\"discount\":{\"minorUnits\":1000,", "\"memberCount\":30")
                .contains("\"revenue\":{\"minorUnits\":7000,", "\"revenue\":{\"minorUnits\":3500,")
                .contains("\"total\":{\"minorUnits\":3500,")
                .contains("\"name\":\"segments\",\"ran\":true,\"done\":true", "\"status\":\"done\"", "\"quantity\":20")
                .contains("\"balance\":{\"minorUnits\":2000,")
                .contains("\"differences\":[]");
    }

    /// Starts the importer in the place of `make import`.
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

    private static String tour() throws IOException {
        var readme = TOUR.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(readme.find()).isTrue();
        return readme.group(1);
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
