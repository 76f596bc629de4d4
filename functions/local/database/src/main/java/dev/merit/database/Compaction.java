package dev.merit.database;

import com.almworks.sqlite4java.SQLiteConnection;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteLibraryLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Rewrites the files of a database. SQLite leaves what was deleted in the free parts of its pages, so that an erased
/// member's key could still be read there.
final class Compaction {

    /// Is kept, so that its level is.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private Compaction() {}

    /// Takes about a second for each 100 MB. Nothing else may have the files open.
    static void compact(Path folder) throws Exception {
        SQLITE.setLevel(Level.WARNING);
        SQLiteLibraryLoader.initialize();
        try (var files = Files.newDirectoryStream(folder, "*.db")) {
            for (var file : files) {
                var connection = new SQLiteConnection(file.toFile());
                try {
                    connection.open(false).exec("VACUUM");
                } finally {
                    connection.dispose();
                }
            }
        }
    }
}
