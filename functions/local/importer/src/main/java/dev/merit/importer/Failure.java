package dev.merit.importer;

/// Ends an import before its file does. Its message is for whoever started it and says what to do.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
