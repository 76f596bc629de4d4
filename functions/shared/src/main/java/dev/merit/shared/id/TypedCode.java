package dev.merit.shared.id;

/// A code as people type it or paste it from a mail, a web page or a spreadsheet.
///
/// Letters and digits of other widths are the plain ones (NFKC), any dash is a hyphen, any blank a space; what nobody
/// sees (Unicode's Cf: zero-width spaces, soft hyphens, byte order marks, marks of direction; and fillers) is left
/// out, and so are blanks and line breaks at the ends. Letters of other alphabets stay what they are.
public final class TypedCode {

    private static final int MAX_LENGTH = 200;

    /// Minus, hyphen bullet, modifier minus, and the long vowel mark, which stands on Japanese keyboards' hyphen key.
    private static final String MORE_DASHES = "\u2212\u2043\u02d7\u30fc";

    private static final String LINE_BREAKS = "\r\n\u000b\f\u0085\u2028\u2029";

    private TypedCode() {}

    /// The text that was meant. A text that is too long for any code is left as it is.
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
