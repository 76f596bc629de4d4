package dev.merit.importer.format;

import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.TextFile;
import java.time.Instant;
import java.util.Currency;

/// The options of the command line for a file.
///
/// @param currency the currency of amounts for which the file names none
/// @param source   the prefix of the ids of rows that have no id of their own
/// @param at       when opening purchases and revenues occurred, if the file does not say it
public record Settings(
        TextFile file,
        Currency currency,
        String source,
        Instant at,
        UnknownColumns unknown,
        boolean decimalComma,
        boolean mergeLines) {

    /// Makes an id for a row that has none. A character that an id cannot have becomes a dash.
    String idOf(Row row) {
        return source.replaceAll("[^A-Za-z0-9._-]", "-") + "-line-" + row.line();
    }
}
