package dev.merit.importer.rows;

/// A file that cannot be imported, or cannot be read to its end. Its message is for the author of the file.
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadFile(String message) {
        super(message);
    }

    BadFile(String message, Throwable cause) {
        super(message, cause);
    }
}
