package dev.merit.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All functions in a process of their own, the packaged local, which finds its store elsewhere. It can be killed and
/// started again at the same address.
final class FunctionsProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path CACHE = Path.of("target", "local.aot");
    private static final Duration START = Duration.ofMinutes(2);

    private final int port = freePort();
    private final Path log;
    private final Map<String, String> environment;
    private final String heap;
    private volatile @Nullable Process process;

    /// @param environment its settings, also where its store is
    /// @param heap the largest heap, as in `256m`
    FunctionsProcess(String name, Map<String, String> environment, String heap) {
        this.log = Path.of("target", name + ".log");
        this.environment = environment;
        this.heap = heap;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /// The process's id; it has to run.
    long pid() {
        return running().pid();
    }

    /// Starts it and waits until it accepts connections.
    void start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-Dquarkus.http.port=" + port,
                "-Dmerit.aggregation.every=off"));
        if (Files.exists(CACHE)) {
            command.add("-XX:AOTCache=" + CACHE);
        }
        command.add("-jar");
        command.add(JAR.toString());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MERIT_"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitPort(running());
    }

    /// Sends SIGKILL, and does not wait for the end.
    void kill() {
        running().destroyForcibly();
    }

    void awaitEnd() throws InterruptedException {
        running().waitFor();
    }

    private Process running() {
        var started = process;
        if (started == null) {
            throw new IllegalStateException("it was not started");
        }
        return started;
    }

    private void awaitPort(Process started) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && started.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("it does not listen; see " + log);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            running().destroyForcibly();
        }
    }
}
