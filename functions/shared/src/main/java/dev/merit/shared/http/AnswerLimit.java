package dev.merit.shared.http;

import dev.merit.shared.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/// How large a page of a list may be. Lambda refuses answers of more than 6 MB, counted in the JSON that bears the
/// body as one text: there each quotation mark and backslash of the body has a backslash more.
@Singleton
public final class AnswerLimit {

    /// So much less that the headers, the cursor and what is around the rows never matter.
    static final long BYTES = 4_500_000;

    private static final int ESCAPE = "\\\\uD83D".length();

    private final Json json;

    AnswerLimit(Json json) {
        this.json = json;
    }

    /// How many of the first rows go into one answer; one in any case, since a row alone is never that large.
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

    /// The bytes of a text within a text of JSON. Jackson writes what is beyond the first 65,536 characters as two
    /// escapes, whose backslashes are escaped again.
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
