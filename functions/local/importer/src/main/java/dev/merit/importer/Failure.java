package dev.merit.importer;

/// Ends an import before the end of its file. Its message tells the user what to do.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
