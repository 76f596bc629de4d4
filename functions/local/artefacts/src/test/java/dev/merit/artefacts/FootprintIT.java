package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.artefacts.running.Emulated;
import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Store;
import dev.merit.artefacts.running.Zip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What each function takes, in the form it was built in: its zip, the time to its first answer, and the memory that
/// it has then.
@EnabledIf("areBuilt")
class FootprintIT {

    static final List<String> FUNCTIONS = Functions.ALL;

    /// Lambda gives the start of a function ten seconds.
    private static final long MAX_START_MILLIS = 10_000;

    private static final Store STORE = new Store();

    @TempDir
    Path folder;

    static boolean areBuilt() {
        return !Form.functions().isEmpty();
    }

    @AfterAll
    static void end() {
        STORE.close();
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void answersInTime(String function) throws IOException {
        var zip = Zip.of(function);
        var event = Places.events(function).getFirst();
        try (var emulated = new Emulated(function, zip.unpackInto(folder), STORE.environment(), "")) {
            var start = System.nanoTime();
            assertThat(emulated.send(event)).doesNotContain("errorType");
            var millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %s, zip %.1f MB, first answer after %d ms, %d MB resident%n",
                    function,
                    zip.isNative() ? "native" : "JVM",
                    zip.bytes() / 1e6,
                    millis,
                    residentKilobytes(emulated.process()) / 1000);
            assertThat(millis).isLessThan(MAX_START_MILLIS);
        }
    }

    private static long residentKilobytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
