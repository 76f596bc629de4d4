package dev.merit.artefacts.running;

import java.io.IOException;

/// Whether containers can be run.
public final class Docker {

    private Docker() {}

    /// Asks Docker itself, and says so where there is none: Testcontainers would tell of all the ways in which it
    /// found none.
    public static boolean isThere() {
        boolean there = answers();
        if (!there) {
            System.out.println("Skipped: the table in a container (no running Docker is here)");
        }
        return there;
    }

    private static boolean answers() {
        try {
            return new ProcessBuilder("docker", "info")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
