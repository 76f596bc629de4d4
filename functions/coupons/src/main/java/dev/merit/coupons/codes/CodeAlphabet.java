package dev.merit.coupons.codes;

import dev.merit.shared.id.CouponCode;

/// The characters of random codes: letters and digits without the similar 0 and O, 1, I and L. A character has
/// almost 5 random bits.
public final class CodeAlphabet {

    public static final int SIZE = 31;

    /// Stands for a missing check character; no code contains it.
    public static final char NO_CHARACTER = ' ';

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private CodeAlphabet() {}

    public static char character(int index) {
        return CHARACTERS.charAt(index);
    }

    /// The index of a character in the alphabet; -1 if it is not in the alphabet.
    public static int indexOf(char character) {
        return CHARACTERS.indexOf(character);
    }

    /// Computes the check character of a code. For 6 of 37 codes, it is not in the alphabet; the result is then
    /// [#NO_CHARACTER].
    ///
    /// @param canonical the code without its check character, in the form in which codes are looked up
    public static char checkCharacter(CharSequence canonical) {
        int check = CouponCode.checkOf(CouponCode.remainder(canonical));
        if (check >= Character.MAX_RADIX) {
            return NO_CHARACTER;
        }
        char last = Character.toUpperCase(Character.forDigit(check, Character.MAX_RADIX));
        return indexOf(last) < 0 ? NO_CHARACTER : last;
    }
}
