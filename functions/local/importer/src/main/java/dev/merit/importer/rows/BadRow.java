package dev.merit.importer.rows;

/// A row that cannot be imported. Its message tells the author of the file why. The other rows are still imported.
public final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadRow(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
