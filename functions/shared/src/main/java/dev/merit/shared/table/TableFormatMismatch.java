package dev.merit.shared.table;

/// The table is in the format of another build. There is nothing to learn from where it was noticed, so it has no
/// stack trace.
public final class TableFormatMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    TableFormatMismatch(long version) {
        super(
                "the data are in format " + version + ", and this build needs format " + TableFormat.VERSION,
                null,
                false,
                false);
    }
}
