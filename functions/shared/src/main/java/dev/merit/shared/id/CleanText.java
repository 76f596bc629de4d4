package dev.merit.shared.id;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Takes out of text what nobody sees, and what makes one text look like another.
public final class CleanText {

    /// Format characters (Cf), and the other characters that have no shape of their own: fillers and variation
    /// selectors.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
            + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]+");

    /// Of the format characters those that no name needs. The joiners, the marks of direction and the signs of Arabic
    /// numbers stay: scripts and emoji are spelt with them, and they cannot turn the letters around.
    private static final Pattern BESIDE_NAMES = Pattern.compile(
            "[\\p{Cc}\\x{AD}\\x{200B}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}]+");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x{85}]+");

    private CleanText() {}

    /// An address or a number: in the compatibility form (NFKC), so that full-width letters and digits are the usual
    /// ones, without invisible characters, and without blanks at its ends.
    public static String token(String text) {
        var visible = INVISIBLE.matcher(normal(text, Normalizer.Form.NFKC)).replaceAll("");
        return normal(visible, Normalizer.Form.NFKC).strip();
    }

    /// A name: letters as they are, without control characters and without those that turn the direction of the text.
    /// A line break or a tab counts as a blank. Of a name in letters beyond ASCII each stands in its composed form
    /// (NFC).
    public static String name(String text) {
        var onOneLine = BREAKS.matcher(text).replaceAll(" ");
        var letters = BESIDE_NAMES.matcher(onOneLine).replaceAll("");
        return normal(letters, Normalizer.Form.NFC).strip();
    }

    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
    }
}
