package dev.merit.shared.testing;

import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The keys of personal data in tests. All of one JVM have the same master key.
public final class PersonalDataKeys {

    private static final String FILE = "merit.test.key-file";

    private PersonalDataKeys() {}

    /// The file of the master key; made if no test did before.
    public static Path file() {
        synchronized (System.getProperties()) {
            var known = System.getProperty(FILE);
            if (known != null) {
                return Path.of(known);
            }
            try {
                var folder = Files.createTempDirectory("merit-keys");
                var file = folder.resolve("personal-data.key");
                KeyFile.createIfAbsent(file);
                file.toFile().deleteOnExit();
                System.setProperty(FILE, file.toString());
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Data keys that the first key-encryption key wraps, for tests without Quarkus.
    public static DataKeys dataKeys() {
        return dataKeys(1);
    }

    /// Data keys that another key-encryption key wraps.
    ///
    /// @param current its number
    public static DataKeys dataKeys(int current) {
        return new DataKeys(KeyFile.read(file()), current, InstantSource.system());
    }
}
