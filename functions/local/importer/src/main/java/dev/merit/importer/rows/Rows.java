package dev.merit.importer.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, read one after the other; only one is in memory. Empty lines are skipped.
public interface Rows extends AutoCloseable {

    Columns columns();

    /// Reads the next row; null after the last one.
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
