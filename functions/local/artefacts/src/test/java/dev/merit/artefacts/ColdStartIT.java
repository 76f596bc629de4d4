package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.artefacts.running.Emulated;
import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Store;
import dev.merit.artefacts.running.Trained;
import dev.merit.artefacts.running.Zip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// From the start of a function's process to its first answer, which reads the table: as it is in the zip, and with
/// an AOT cache. Turn about, so that what else the machine does falls on both; the ratio of their medians is what
/// counts.
@EnabledIf("classesAreBuilt")
class ColdStartIT {

    static final List<String> FUNCTIONS = Functions.ALL;

    private static final int ROUNDS = Integer.getInteger("merit.cold-starts", 3);

    private static final Store STORE = new Store();

    @TempDir
    Path folder;

    static boolean classesAreBuilt() {
        return Form.built().contains(Form.JVM);
    }

    @AfterAll
    static void end() {
        STORE.close();
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void isFasterWithAnAotCache(String function) throws IOException {
        var environment = STORE.environment();
        var plain = Zip.of(function).unpackInto(folder.resolve("plain"));
        var events = events(function);
        var trained = Trained.with(function, folder.resolve("trained"), environment, events);

        var without = new ArrayList<Long>();
        var with = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(millis(() -> new Emulated(function, plain, environment, ""), events.getFirst()));
            with.add(millis(trained::start, events.getFirst()));
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s first answer after %5d ms, with an AOT cache %5d ms (%.2f); the cache %.0f MB%n",
                function,
                median(without),
                median(with),
                (double) median(with) / median(without),
                Files.size(folder.resolve(Path.of("trained", "function.aot"))) / 1e6);
        assertThat(median(with)).isLessThan(median(without));
    }

    @Test
    void doesWithoutACacheThatDoesNotFit() throws IOException {
        var event = events(Functions.AGGREGATION).subList(0, 1);
        var moved = folder.resolve("moved");
        var environment = STORE.environment();
        Files.move(
                Trained.with(Functions.AGGREGATION, folder.resolve("trained"), environment, event)
                        .task(),
                moved);
        try (var started = new Trained(Functions.AGGREGATION, moved, environment).start()) {
            assertThat(started.send(event.getFirst())).doesNotContain("errorType");
        }
        assertThat(Files.readString(Places.log(Functions.AGGREGATION))).contains("[aot] shared class paths mismatch");
    }

    private static long millis(Supplier<Emulated> function, String event) {
        try (var emulated = function.get()) {
            // The emulator starts the function's process with the first event, and not before.
            var start = System.nanoTime();
            assertThat(emulated.send(event)).doesNotContain("errorType");
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static List<String> events(String function) throws IOException {
        try (Stream<Path> files = Files.list(Places.events())) {
            var events = new ArrayList<String>();
            for (var file : files.filter(file -> file.getFileName().toString().startsWith(function + "-"))
                    .sorted()
                    .toList()) {
                events.add(Files.readString(file));
            }
            return events;
        }
    }
}
