package dev.merit.importer.rows;

/// A row that cannot be imported. Its message says why, to whoever made the file; the others are imported all the
/// same.
public final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadRow(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
