package dev.merit.importer;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of what is imported into the stub, with a folder for its files.
abstract class AtTheStub {

    @TempDir
    Path folder;

    Importing importing;

    @BeforeEach
    void start() throws IOException {
        importing = new Importing(folder);
    }

    @AfterEach
    void stop() {
        importing.merit.close();
    }
}
