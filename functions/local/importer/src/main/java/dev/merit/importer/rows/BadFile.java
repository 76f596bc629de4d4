package dev.merit.importer.rows;

/// A file of which nothing can be imported, or not to its end. Its message is for whoever made the file.
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadFile(String message) {
        super(message);
    }

    BadFile(String message, Throwable cause) {
        super(message, cause);
    }
}
