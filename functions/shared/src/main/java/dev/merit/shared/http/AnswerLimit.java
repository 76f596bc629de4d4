package dev.merit.shared.http;

import dev.merit.shared.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/// Bounds the size of a page of a list. Lambda refuses answers of more than 6 MB. It counts the JSON that has the body
/// as one text, in which each quotation mark and backslash of the body is escaped by one more backslash.
@Singleton
public final class AnswerLimit {

    /// Leaves enough room for the headers, the cursor and the JSON around the rows.
    static final long BYTES = 4_500_000;

    private static final int ESCAPE = "\\\\uD83D".length();

    private final Json json;

    AnswerLimit(Json json) {
        this.json = json;
    }

    /// How many of the first rows fit into one answer; at least one, because a single row is never too large.
    public int fitting(List<?> rows) {
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            bytes += bytes(json.write(rows.get(i))) + 1;
            if (bytes > BYTES && i > 0) {
                return i;
            }
        }
        return rows.size();
    }

    /// The bytes of a text within a text of JSON. Jackson writes a character beyond the first 65,536 as two escapes,
    /// whose backslashes are escaped again.
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += Character.isSurrogate(c) ? ESCAPE : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
