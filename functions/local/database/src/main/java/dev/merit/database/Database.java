package dev.merit.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// DynamoDB Local in a process of its own, because it needs other versions of libraries than Merit. It serves on the
/// loopback address and accepts any credentials and region. It ends when this process ends, even by a crash.
///
/// The build puts its libraries into a folder, which the system property `merit.database.home` may name. Its heap is
/// limited to 384 MB, or to the size in the system property `merit.database.heap`.
public final class Database implements AutoCloseable {

    private static final Path DEFAULT_HOME = Path.of("functions", "local", "database", "target", "database");

    /// If the process ends more often within [#RESTARTS_WITHIN], it is not started again.
    private static final int MAX_RESTARTS = 3;

    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(1);

    private final String folder;
    private final Deque<Long> restarts = new ArrayDeque<>();
    private int port;
    private @Nullable Runnable lost;
    private @Nullable Process process;

    private Database(String folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Starts a database on any free port. Its data are lost when it stops.
    public static Database inMemory() {
        return started("", 0);
    }

    /// Starts a database on any free port. Its data stay in a folder, which is created if absent.
    public static Database keptIn(Path folder) {
        return keptIn(folder, 0);
    }

    /// The same on this port; 0 means any free one.
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

    /// The address at which it serves, or served until it was stopped.
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
            if (lost != null) {
                watch(child);
            }
        } catch (IOException | IllegalStateException failure) {
            stop();
            throw new IllegalStateException("The embedded database did not start", failure);
        }
    }

    /// Restarts the database on the same port whenever its process ends without [#stop()]. Data in a folder are kept,
    /// except perhaps the writes of the last moments. A database in memory is not restarted.
    ///
    /// @param lost called if it is not restarted; the reason is printed on the standard error
    public synchronized void keepRunning(Runnable lost) {
        this.lost = lost;
        if (process != null) {
            watch(process);
        }
    }

    private void watch(Process child) {
        var _ = child.onExit().thenAccept(this::revive);
    }

    private synchronized void revive(Process ended) {
        if (!ended.equals(process) || lost == null) {
            return;
        }
        process = null;
        long now = System.nanoTime();
        restarts.removeIf(at -> now - at > RESTARTS_WITHIN.toNanos());
        if (folder.isEmpty() || restarts.size() >= MAX_RESTARTS) {
            lose(ended, folder.isEmpty() ? "its data were in memory and are gone" : "again and again");
            return;
        }
        restarts.add(now);
        System.err.println("The database's process ended (exit code " + ended.exitValue() + "). It is started again.");
        try {
            start();
            System.err.println("The database serves again at " + endpoint() + ", with its data in " + folder + ".");
        } catch (IllegalStateException failure) {
            lose(ended, String.valueOf(failure.getCause()));
        }
    }

    private void lose(Process ended, String why) {
        System.err.println("The database's process ended (exit code " + ended.exitValue() + "): " + why
                + ". Without it nothing can be served, so this process ends too.");
        Objects.requireNonNull(lost).run();
    }

    /// Stops it cleanly, so that no write that it has confirmed is lost. A second call does nothing.
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
                "-Xms32m",
                "-Xmx" + System.getProperty("merit.database.heap", "384m"),
                // Returns unused memory to the system.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
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

    /// Reads the output of the child until it is ready. A thread reads the little that follows, so that the pipe does
    /// not fill up.
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
