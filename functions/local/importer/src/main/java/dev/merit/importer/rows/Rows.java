package dev.merit.importer.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other, only one of them in memory. Empty lines are passed over.
public interface Rows extends AutoCloseable {

    Columns columns();

    /// The next row, null after the last one.
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;

    /// Reads UTF-8 with or without a byte order mark, and fails on what is not UTF-8 rather than garble it.
    static BufferedReader reader(Path file) throws IOException {
        var bytes = BOMInputStream.builder()
                .setInputStream(Files.newInputStream(file))
                .get();
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    }

    static BadFile notUtf8(long line, Throwable cause) {
        return new BadFile("After line " + line + " there is text that is not UTF-8.", cause);
    }
}
