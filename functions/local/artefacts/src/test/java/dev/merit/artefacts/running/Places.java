package dev.merit.artefacts.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where things are; the build says so.
public final class Places {

    private Places() {}

    public static Path functions() {
        return Path.of(System.getProperty("merit.functions"));
    }

    /// The zip that the build left, or one of the same function in the folder that `merit.zips` names.
    public static Path zip(String function) {
        var folder = System.getProperty("merit.zips");
        return folder == null
                ? functions().resolve(Path.of(function, "target", "function.zip"))
                : Path.of(folder, function, "function.zip");
    }

    public static Path events() {
        return Path.of(System.getProperty("merit.events"));
    }

    /// The sample events of a function.
    public static List<String> events(String function) {
        try (var files = Files.list(events())) {
            var events = new ArrayList<String>();
            for (var file : files.filter(file -> file.getFileName().toString().startsWith(function + "-"))
                    .sorted()
                    .toList()) {
                events.add(Files.readString(file));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// AWS's Runtime Interface Emulator.
    public static Path emulator() {
        return Path.of(System.getProperty("merit.rie"));
    }

    /// The jars with which Lambda's managed Java runtime starts.
    public static Path runtime() {
        return Path.of(System.getProperty("merit.runtime.home"));
    }

    public static Path built() {
        return Path.of("target").toAbsolutePath();
    }

    public static Path log(String of) {
        return built().resolve(of + ".log");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
