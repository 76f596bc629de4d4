package dev.merit.shared.id;

/// Cleans a code that people type or paste from a mail, a web page or a spreadsheet.
///
/// Letters and digits of other widths become the plain ones (NFKC), any dash a hyphen, and any blank a space. Invisible
/// characters are removed (Unicode's Cf: zero-width spaces, soft hyphens, byte order marks, marks of direction; and
/// fillers), and so are blanks and line breaks at the ends. Letters of other alphabets are not changed.
public final class TypedCode {

    private static final int MAX_LENGTH = 200;

    /// Minus, hyphen bullet, modifier minus, and the long vowel mark, which is on the hyphen key of Japanese keyboards.
    private static final String MORE_DASHES = "\u2212\u2043\u02d7\u30fc";

    private static final String LINE_BREAKS = "\r\n\u000b\f\u0085\u2028\u2029";

    private TypedCode() {}

    /// The cleaned text. A text that is too long for any code is returned unchanged.
    public static String clean(String typed) {
        if (typed.length() > MAX_LENGTH) {
            return typed;
        }
        var text = new StringBuilder();
        CleanText.token(typed).codePoints().map(TypedCode::plain).forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static int plain(int c) {
        if (Character.getType(c) == Character.DASH_PUNCTUATION || MORE_DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (LINE_BREAKS.indexOf(c) >= 0) {
            return '\n';
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
    }
}
