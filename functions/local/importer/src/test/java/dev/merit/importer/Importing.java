package dev.merit.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Runs the command line against the stub as a user would, without waiting between retries.
final class Importing {

    final StubMerit merit = new StubMerit();
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    final Path rejected;
    private final Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    Importing(Path folder) throws IOException {
        this.folder = folder;
        this.rejected = folder.resolve("rejected.csv");
    }

    Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /// Imports and tells the exit code.
    int run(String format, Path file, String... more) {
        return at(merit.url(), format, file, more);
    }

    int at(String url, String format, Path file, String... more) {
        var options = new ArrayList<>(List.of("--format", format));
        options.addAll(List.of(more));
        return run(url, file, options);
    }

    /// Imports what the file's columns tell.
    int detect(Path file, String... more) {
        return run(merit.url(), file, List.of(more));
    }

    private int run(String url, Path file, List<String> more) {
        said.reset();
        var screen = new PrintStream(said, true, StandardCharsets.UTF_8);
        var arguments = new ArrayList<>(List.of("--url", url, "--rejected", rejected.toString(), file.toString()));
        arguments.addAll(more);
        return Import.commandLine(new Import(pauses::add, screen, screen)).execute(arguments.toArray(String[]::new));
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /// The numbers of a line of the summary: recorded, duplicate, rejected.
    List<Integer> counts(String title) {
        return said().lines().filter(line -> line.startsWith(title + "  ")).reduce((a, b) -> b).stream()
                .flatMap(line -> List.of(line.substring(18).strip().split("\\s+")).stream())
                .limit(3)
                .map(number -> Integer.valueOf(number.replace(",", "")))
                .toList();
    }

    List<String> rejectedLines() throws IOException {
        return Files.readAllLines(rejected);
    }
}
