package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the rows of a file ask Merit to record. The file is read once before anything is sent, and once more for each
/// stage.
///
/// Every id that is sent depends only on the file and the options, so Merit recognises a file that is sent again.
public interface Format {

    /// What one row asks for in one stage.
    ///
    /// @param order entries with the same text are sent one after another, in the order of the file
    record Entry(Row row, String order, ObjectNode body) {}

    List<Stage> stages();

    Rows open() throws IOException;

    /// Messages about the file as a whole, one per line, available once the file is open.
    default List<String> notes() {
        return List.of();
    }

    /// Reads a row before anything is sent, to check it or to collect what a stage needs.
    ///
    /// @throws BadRow if the row cannot be imported
    default void notice(Row row) {}

    /// What the row asks for in a stage; empty if nothing.
    ///
    /// @throws BadRow if the row cannot be imported in any stage
    Optional<Entry> entry(Stage stage, Row row);

    /// The column from which a field of the entry was made.
    ///
    /// @param pointer a JSON pointer into the entry's body
    String column(Stage stage, Row row, String pointer);
}
