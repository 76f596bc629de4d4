package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a kind of file asks Merit to record. The file is read once before anything is sent, and once more for each
/// stage.
///
/// Every id that is sent follows from the file and the options alone, so that the same file sent again is recognised.
public interface Format {

    /// The entry of one row in one stage.
    ///
    /// @param order rows with the same text are sent one after another, in the order of the file
    record Entry(Row row, String order, ObjectNode body) {}

    List<Stage> stages();

    Rows open() throws IOException;

    /// What is to be said about the file as a whole once it is opened, a line each.
    default List<String> notes() {
        return List.of();
    }

    /// Takes notice of a row in the first reading, when there is something to know before anything is sent.
    ///
    /// @throws BadRow if the row cannot be imported
    default void notice(Row row) {}

    /// What the row asks for in a stage, if anything.
    ///
    /// @throws BadRow if the row cannot be imported, whatever the stage
    Optional<Entry> entry(Stage stage, Row row);

    /// The column of which a field of what the row asks for was made.
    ///
    /// @param pointer a JSON pointer into the entry's body
    String column(Stage stage, Row row, String pointer);
}
