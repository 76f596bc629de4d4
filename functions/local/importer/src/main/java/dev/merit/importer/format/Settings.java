package dev.merit.importer.format;

import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.TextFile;
import java.time.Instant;
import java.util.Currency;

/// What the command line says about a file.
///
/// @param currency of amounts beside which the file names none
/// @param source   stands in front of the ids of rows that have none of their own
/// @param at       when opening purchases and revenues occurred, where the file does not say
public record Settings(
        TextFile file,
        Currency currency,
        String source,
        Instant at,
        UnknownColumns unknown,
        boolean decimalComma,
        boolean mergeLines) {

    /// The id of a row that has none. Characters that an id cannot have become dashes.
    String idOf(Row row) {
        return source.replaceAll("[^A-Za-z0-9._-]", "-") + "-line-" + row.line();
    }
}
