package dev.merit.importer.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/// The character between the cells of a file: comma, semicolon, tab or bar, whichever is most frequent in the first
/// line outside of quotes. A first line such as `sep=;`, which Excel writes and reads, sets it instead.
///
/// @param lines the number of lines before the one that names the columns
record Separator(char character, int lines) {

    private static final String ALL = ",;\t|";
    private static final Pattern NAMED = Pattern.compile("\"?(?i:sep)=(.)\"?");
    private static final int MAX_HEADER = 1 << 16;

    /// Reads up to the start of the line that names the columns.
    static Separator of(BufferedReader reader) throws IOException {
        reader.mark(MAX_HEADER);
        var head = head(reader);
        var named = NAMED.matcher(head.lines().findFirst().orElse(""));
        reader.reset();
        if (named.matches()) {
            reader.readLine();
            return new Separator(named.group(1).charAt(0), 1);
        }
        return new Separator(mostFrequent(head), 0);
    }

    /// The first line that is not blank, without its quoted parts.
    private static String head(BufferedReader reader) throws IOException {
        var head = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < MAX_HEADER - 1; i++) {
            int read = reader.read();
            if (read < 0
                    || (!quoted
                            && (read == '\n' || read == '\r')
                            && !head.toString().isBlank())) {
                break;
            }
            quoted ^= read == '"';
            if (!quoted) {
                head.append((char) read);
            }
        }
        return head.toString();
    }

    private static char mostFrequent(String head) {
        char best = ',';
        for (int i = 0; i < ALL.length(); i++) {
            char candidate = ALL.charAt(i);
            if (count(head, candidate) > count(head, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String head, char candidate) {
        return head.chars().filter(c -> c == candidate).count();
    }
}
