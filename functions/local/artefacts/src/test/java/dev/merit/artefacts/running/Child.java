package dev.merit.artefacts.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that ends with the test, at the latest with this JVM, and whose children end with it.
public final class Child implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static Child start(Path folder, Path log, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Nothing of the machine's own AWS account or JVM settings reaches it.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("JAVA_"));
        builder.environment().putAll(environment);
        try {
            var child = new Child(builder.start(), log);
            Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until somebody listens on a port.
    public void awaitPort(int port) {
        for (int tries = 0; tries < 2000; tries++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended before it listened; see " + log);
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("It does not listen; see " + log);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The processes that it has started.
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        var children = children();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
