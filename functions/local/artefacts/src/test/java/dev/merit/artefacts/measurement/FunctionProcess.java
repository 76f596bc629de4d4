package dev.merit.artefacts.measurement;

import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of a function with a runtime API of its own. A shell stands ready and becomes the function with
/// [#go()], so that the time of the JVM's own fork is not counted.
final class FunctionProcess implements AutoCloseable {

    /// Says that it is ready, waits for a line and becomes the command.
    private static final String GATE = "echo; read -r go; exec \"$0\" \"$@\"";

    private final RuntimeApi api = new RuntimeApi();
    private final Process process;

    FunctionProcess(StartCommand command, Map<String, String> environment) {
        var log = log(command.function());
        var words = new ArrayList<>(List.of("/bin/sh", "-c", GATE));
        words.addAll(command.words());
        var builder = new ProcessBuilder(words)
                .directory(command.task().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // As on Lambda, nothing else is in the environment.
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
                        "LANG", "en_US.UTF-8",
                        "TZ", ":UTC",
                        "_HANDLER", "bootstrap",
                        "AWS_LAMBDA_FUNCTION_NAME", command.function(),
                        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "LAMBDA_TASK_ROOT", command.task().toString()));
        builder.environment().putAll(environment);
        builder.environment().putAll(command.environment());
        try {
            process = builder.start();
            while (Files.size(log) == 0) {
                Thread.sleep(1);
            }
            var _ = process.onExit().thenRun(api::ended);
            // Now it reads its standard input, or will in a moment.
            Thread.sleep(3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Where the output of the latest process of a function is.
    static Path log(String function) {
        return Places.log("measured-" + function);
    }

    RuntimeApi api() {
        return api;
    }

    long pid() {
        return process.pid();
    }

    /// Has the shell become the function.
    ///
    /// @return when
    long go() {
        try {
            long now = System.nanoTime();
            process.getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the process. One that trains an AOT cache writes it then, with a second JVM, which takes its time.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
