package dev.merit.artefacts.measurement;

import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The baseline in Go, which makes the same calls to the database as the functions. It is built where Go is.
final class Baseline {

    private static final Path SOURCES = Path.of("src", "test", "go").toAbsolutePath();

    private static final Optional<Path> EXECUTABLE = go().map(Baseline::build);

    private Baseline() {}

    /// One executable for all functions; it does what the function of the name in its environment does.
    static Optional<Path> executable() {
        return EXECUTABLE;
    }

    private static Optional<Path> go() {
        var go = Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/local/go/bin"))
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst();
        if (go.isEmpty()) {
            System.out.println("Skipped: the baseline (no go on the PATH or in /usr/local/go/bin)");
        }
        return go;
    }

    private static Path build(Path go) {
        var executable = Places.built().resolve(Path.of("baseline", "bootstrap"));
        var command = List.of(go.toString(), "build", "-trimpath", "-ldflags=-s -w", "-o", executable.toString(), ".");
        try {
            int result = new ProcessBuilder(command)
                    .directory(SOURCES.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("The baseline does not compile");
            }
            return executable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
