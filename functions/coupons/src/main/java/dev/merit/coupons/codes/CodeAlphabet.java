package dev.merit.coupons.codes;

import dev.merit.shared.id.CouponCode;

/// What drawn codes are made of: the letters and digits without the look-alikes 0 and O, 1, I and L. A character is
/// five random bits, short of a little.
public final class CodeAlphabet {

    public static final int SIZE = 31;

    /// No character of a code.
    public static final char NONE = ' ';

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private CodeAlphabet() {}

    public static char character(int index) {
        return CHARACTERS.charAt(index);
    }

    /// Its place in the alphabet, -1 for what is not of it.
    public static int index(char character) {
        return CHARACTERS.indexOf(character);
    }

    /// The check character behind a text in the form in which codes are looked up, or [#NONE] where it would not be
    /// of the alphabet, as happens to 6 of 37 texts.
    public static char check(CharSequence canonical) {
        int check = CouponCode.checkOf(CouponCode.remainder(canonical));
        if (check >= Character.MAX_RADIX) {
            return NONE;
        }
        char last = Character.toUpperCase(Character.forDigit(check, Character.MAX_RADIX));
        return index(last) < 0 ? NONE : last;
    }
}
