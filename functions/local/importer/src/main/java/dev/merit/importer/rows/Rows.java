package dev.merit.importer.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other, only one of them in memory. Empty lines are passed over.
public interface Rows extends AutoCloseable {

    Columns columns();

    /// The next row, null after the last one.
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
