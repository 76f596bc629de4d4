package dev.merit.shared.id;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Removes invisible characters from text, and those that make one text look like another.
public final class CleanText {

    /// Format characters (Cf), and other characters without a visible shape: fillers and variation selectors.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
            + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]+");

    /// The format characters that no name needs. The joiners, the marks of direction and the signs of Arabic numbers
    /// are not among them: scripts and emoji need them, and they cannot reverse letters.
    private static final Pattern BESIDE_NAMES = Pattern.compile(
            "[\\p{Cc}\\x{AD}\\x{200B}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}]+");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x{85}]+");

    private CleanText() {}

    /// Cleans an address or a number. It is converted to the compatibility form (NFKC), in which full-width letters and
    /// digits are the usual ones. Invisible characters and blanks at its ends are removed.
    public static String token(String text) {
        var visible = INVISIBLE.matcher(normal(text, Normalizer.Form.NFKC)).replaceAll("");
        return normal(visible, Normalizer.Form.NFKC).strip();
    }

    /// Cleans a name. Control characters, and those that reverse the direction of the text, are removed. A line break
    /// or a tab becomes a blank. Letters beyond ASCII are converted to their composed form (NFC).
    public static String name(String text) {
        var onOneLine = BREAKS.matcher(text).replaceAll(" ");
        var letters = BESIDE_NAMES.matcher(onOneLine).replaceAll("");
        return normal(letters, Normalizer.Form.NFC).strip();
    }

    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
    }
}
