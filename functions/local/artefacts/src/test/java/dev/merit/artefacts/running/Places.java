package dev.merit.artefacts.running;

import java.nio.file.Path;

/// Where things are; the build says so.
public final class Places {

    private Places() {}

    public static Path functions() {
        return Path.of(System.getProperty("merit.functions"));
    }

    public static Path zip(String function) {
        return functions().resolve(Path.of(function, "target", "function.zip"));
    }

    public static Path events() {
        return Path.of(System.getProperty("merit.events"));
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
