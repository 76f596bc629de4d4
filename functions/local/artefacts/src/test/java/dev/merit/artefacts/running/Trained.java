package dev.merit.artefacts.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/// A function of classes with an AOT cache (JEP 483, 514 and 515): its classes are kept loaded and linked, with what
/// the JVM has learnt of them in a training run under the emulator.
///
/// The cache goes with one build of the JVM and with these jars at this place; elsewhere the JVM says so and does
/// without.
public record Trained(String name, Path task, Map<String, String> environment) {

    private static final Path START = Path.of("src", "main", "aot", "start").toAbsolutePath();

    /// Trains a function with events in a folder that is made for it.
    public static Trained with(String name, Path task, Map<String, String> environment, List<String> events) {
        Zip.of(name).unpackInto(task);
        onlyJars(task);
        var cache = task.resolve("function.aot");
        try (var training = started(name, task, environment, Map.of("MERIT_AOT", "-XX:AOTCacheOutput=" + cache))) {
            events.forEach(training::send);
            // The JVM writes the cache as it ends, with a second JVM that it starts for that.
            var function = training.process();
            function.destroy();
            function.onExit().get(3, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("No cache came of the training; see " + Places.log(name), e);
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("No cache came of the training; see " + Places.log(name));
        }
        return new Trained(name, task, environment);
    }

    public Emulated start() {
        return started(name, task, environment, Map.of());
    }

    private static Emulated started(String name, Path task, Map<String, String> environment, Map<String, String> more) {
        var settings = new HashMap<>(environment);
        settings.putAll(more);
        settings.put("AWS_LAMBDA_EXEC_WRAPPER", START.toString());
        return new Emulated(name, task, settings, "");
    }

    /// A cache wants jars only on the class path, so the classes at the root become one. The runtime's own class
    /// loader takes jars by their names' order, and these classes come before the others'.
    private static void onlyJars(Path task) {
        try (var files = Files.walk(task)) {
            var classes = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(task.resolve("lib")))
                    .sorted()
                    .toList();
            try (var jar = new JarOutputStream(
                    Files.newOutputStream(task.resolve("lib").resolve("0-function.jar")))) {
                for (var file : classes) {
                    jar.putNextEntry(new ZipEntry(task.relativize(file).toString()));
                    Files.copy(file, jar);
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
