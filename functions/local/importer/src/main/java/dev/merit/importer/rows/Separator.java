package dev.merit.importer.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/// What stands between the cells of a file: the one of comma, semicolon, tab and bar that its first line has most of
/// outside of quotes. A first line such as `sep=;`, which Excel writes and reads, names it.
///
/// @param lines the lines before the one that names the columns
record Separator(char character, int lines) {

    private static final String ALL = ",;\t|";
    private static final Pattern NAMED = Pattern.compile("\"?(?i:sep)=(.)\"?");
    private static final int MAX_HEADER = 1 << 16;

    /// Leaves the reader where the line with the columns begins.
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

    /// The first line that is not blank, without what stands in quotes.
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
