package dev.merit.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A DynamoDB Local in a process of its own, with the libraries it needs in the versions it needs. It serves on the
/// loopback address, takes any credentials and region, and ends with this process, however this process ends.
///
/// Its libraries are in the folder that the system property `merit.database.home` names; the build puts them there.
public final class Database implements AutoCloseable {

    private static final Path DEFAULT_HOME = Path.of("functions", "local", "database", "target", "database");

    private final String folder;
    private int port;
    private @Nullable Process process;

    private Database(String folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Starts a database on any free port, whose content is gone when it stops.
    public static Database inMemory() {
        return started("", 0);
    }

    /// Starts a database on any free port, whose content stays in a folder (made if absent) when it stops.
    public static Database keptIn(Path folder) {
        return keptIn(folder, 0);
    }

    /// The same, on a port of the caller's choice; 0 is any free one.
    public static Database keptIn(Path folder, int port) {
        try {
            return started(Files.createDirectories(folder.toAbsolutePath()).toString(), port);
        } catch (IOException failure) {
            throw new UncheckedIOException("The database cannot keep its data in " + folder, failure);
        }
    }

    private static Database started(String folder, int port) {
        var database = new Database(folder, port);
        database.start();
        return database;
    }

    /// Where it serves, or served before it was stopped.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Starts it again after [#stop()], on the same port.
    public synchronized void start() {
        if (process != null) {
            throw new IllegalStateException("The database runs already, at " + endpoint());
        }
        try {
            var child = new ProcessBuilder(command(home()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process = child;
            port = awaitPort(child.inputReader(StandardCharsets.UTF_8));
        } catch (IOException | IllegalStateException failure) {
            stop();
            throw new IllegalStateException("The embedded database did not start", failure);
        }
    }

    /// Stops it in good order; what it answered for is kept. Stopping twice is stopping once.
    public synchronized void stop() {
        var child = process;
        process = null;
        if (child == null) {
            return;
        }
        try {
            child.getOutputStream().close();
            if (!child.waitFor(10, TimeUnit.SECONDS)) {
                child.destroyForcibly().waitFor();
            }
        } catch (IOException closed) {
            child.destroyForcibly();
        } catch (InterruptedException interruption) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("classes") + System.getProperty("path.separator") + home.resolve("*"),
                "dev.merit.database.DatabaseMain",
                Integer.toString(port),
                folder);
    }

    private static Path home() {
        var named = System.getProperty("merit.database.home");
        var home = (named == null ? DEFAULT_HOME : Path.of(named)).toAbsolutePath();
        if (!Files.isDirectory(home.resolve("classes"))) {
            throw new IllegalStateException("The embedded database's libraries are not in " + home
                    + ": build the project first, or set the system property merit.database.home to where they are");
        }
        return home;
    }

    /// Reads what the child says until it is ready. It says little afterwards; a thread takes that, lest the pipe
    /// fills.
    private static int awaitPort(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("READY ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(System.err::println));
                return Integer.parseInt(line.substring("READY ".length()));
            }
            System.err.println(line);
        }
        throw new IllegalStateException("it ended before it was ready; it may have said why above");
    }
}
