package dev.merit.artefacts.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.artefacts.running.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Measures every form of each function that is built, beside the baseline in Go, from the start of the
/// process. The forms take turns, so that what else the machine does falls on all; the ratios are what counts.
///
/// When all functions were measured, the tables of `docs/cold-starts.md` are written.
class ColdStartIT {

    /// The functions that are measured: all, or those that `merit.cold-starts.functions` names, with commas.
    static final List<String> FUNCTIONS = functions();

    private static final int ROUNDS = Integer.getInteger("merit.cold-starts", 15);

    /// A JVM takes seconds to start, so it takes part in the first of so many rounds.
    private static final int JVM_EVERY = 5;

    private static final int LATER = 100;

    /// Before anything is timed, the database's own JVM is to be warm.
    private static final int UNTIMED = 1500;

    private static final Store STORE = new Store();

    private static final Map<String, List<Figures>> MEASURED = new TreeMap<>();

    @TempDir
    Path folder;

    @AfterAll
    static void end() throws IOException {
        STORE.close();
        if (MEASURED.size() == Operation.values().length) {
            FigureTables.write(MEASURED, ROUNDS, LATER);
        }
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void isMeasured(String function) {
        var operation = Operation.of(function);
        var environment = STORE.environment();
        try (var setUp = new SetUp(folder, STORE)) {
            var requests = operation.requests(setUp);
            var all = new ArrayList<Figures>();
            for (var command : Forms.of(function, folder, environment)) {
                all.add(withCalls(command, operation, requests));
                int untimed = command.form().equals(Forms.GO) ? UNTIMED : LATER;
                Trial.of(command, environment, operation, requests, untimed, false);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (var figures : all) {
                    var command = figures.command();
                    if (command.executable() != null || round % JVM_EVERY == 0) {
                        figures.trials().add(Trial.of(command, environment, operation, requests, LATER, false));
                    }
                }
                for (var figures : all) {
                    var command = figures.command();
                    if (command.executable() != null) {
                        figures.coldTrials().add(Trial.of(command, environment, operation, requests, 0, true));
                    }
                }
            }
            MEASURED.put(function, all);
            FigureTables.print(operation, all);
            verify(all);
        }
    }

    private static void verify(List<Figures> all) {
        var byForm = new TreeMap<String, Figures>();
        all.forEach(figures -> byForm.put(figures.command().form(), figures));
        for (var figures : all) {
            // The baseline does what the functions do, and all forms do the same.
            assertThat(figures.firstCalls())
                    .as("the first request of %s", figures.command().form())
                    .isEqualTo(all.getLast().firstCalls());
            assertThat(figures.laterCalls())
                    .as("a later request of %s", figures.command().form())
                    .isEqualTo(all.getLast().laterCalls());
            if (figures.command().executable() != null) {
                assertThat(figures.cold(Trial::majorFaults)).isPositive();
            }
        }
        if (byForm.containsKey(Forms.JVM)) {
            assertThat(byForm.get(Forms.AOT).median(Trial::first))
                    .isLessThan(byForm.get(Forms.JVM).median(Trial::first));
        }
    }

    private static Figures withCalls(StartCommand command, Operation operation, Supplier<String> requests) {
        try (var proxy = new CountingProxy(STORE.endpoint())) {
            var environment = STORE.environment(proxy.endpoint());
            try (var process = new FunctionProcess(command, environment)) {
                process.go();
                return new Figures(
                        command,
                        calls(proxy, process, operation, requests),
                        calls(proxy, process, operation, requests));
            }
        }
    }

    private static List<String> calls(
            CountingProxy proxy, FunctionProcess process, Operation operation, Supplier<String> requests) {
        var event = requests.get();
        proxy.take();
        var answer = process.api().send(event).answer();
        assertThat(operation.isDone(answer)).as(answer).isTrue();
        return proxy.take().stream().map(DatabaseCall::kind).toList();
    }

    @Test
    void doesWithoutACacheThatDoesNotFit() throws IOException {
        var function = Operation.RUN.function();
        var zip = Forms.zips(function).getLast();
        if (zip.isNative()) {
            return;
        }
        var environment = STORE.environment();
        var trained = folder.resolve("trained");
        Forms.trained(zip, function, trained, environment);
        var moved = Files.move(trained, folder.resolve("moved"));
        try (var process = new FunctionProcess(Forms.withCache(zip, function, moved, Map.of()), environment)) {
            process.go();
            assertThat(process.api().send("{\"action\": \"run\"}").answer()).doesNotContain("errorType");
        }
        assertThat(Files.readString(FunctionProcess.log(function))).contains("[aot] shared class paths mismatch");
    }

    private static List<String> functions() {
        var named = System.getProperty("merit.cold-starts.functions", "");
        return named.isEmpty()
                ? Stream.of(Operation.values()).map(Operation::function).toList()
                : List.of(named.split(","));
    }
}
