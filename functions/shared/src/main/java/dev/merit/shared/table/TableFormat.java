package dev.merit.shared.table;

import dev.merit.shared.keys.Keys;
import java.util.function.BooleanSupplier;

/// The form in which this build keeps its items. The table has an item with the version of its format, so that no
/// build works on items of another form. A table with items and without a version was written by a build from before
/// there were versions; that is format 1.
///
/// Requests do not read the version: local and each function check it when they start.
public final class TableFormat {

    /// Raised with every change of keys or attributes for which older items would have to be rewritten.
    public static final long VERSION = 3;

    private static final long UNVERSIONED = 1;
    private static final String ATTRIBUTE = "version";

    private final Table table;

    public TableFormat(Table table) {
        this.table = table;
    }

    /// Whether the table has no items.
    public boolean isEmpty() {
        return table.scan(0, 1, null, 1).items().isEmpty();
    }

    /// Checks the version, and writes it into a new table.
    ///
    /// @param isNew asked only where there is no version: whether nothing in the table is of an earlier build
    /// @throws TableFormatMismatch if the table is in another format
    public void verify(BooleanSupplier isNew) {
        var found = table.get(Keys.format());
        if (found.isEmpty() && isNew.getAsBoolean()) {
            table.write(Write.update(Keys.format()).set(ATTRIBUTE, VERSION).when(Write.ABSENT));
            found = table.get(Keys.format());
        }
        require(found.map(TableFormat::version).orElse(UNVERSIONED));
    }

    /// Checks the version if the table has one.
    ///
    /// @throws TableFormatMismatch if the table is in another format
    public void check() {
        table.get(Keys.format()).map(TableFormat::version).ifPresent(TableFormat::require);
    }

    private static long version(Item format) {
        return format.number(ATTRIBUTE);
    }

    private static void require(long version) {
        if (version != VERSION) {
            throw new TableFormatMismatch(version);
        }
    }
}
