package dev.merit.shared.id;

import java.math.BigInteger;
import java.security.SecureRandom;

/// Random ids in Crockford's base 32 in lower case. It has no look-alikes, and random ids do not reveal how many there
/// are.
final class RandomIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private RandomIds() {}

    /// An id of `length` characters of five random bits each. The source is created for each call: a static one would
    /// be frozen into a native image with its seed.
    static String random(int length) {
        var id = new StringBuilder(length);
        new SecureRandom().ints(length, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    /// An id of `length` characters of five bits each, from these bytes, such as a MAC.
    static String of(byte[] bytes, int length) {
        var bits = new BigInteger(1, bytes);
        var id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return id.toString();
    }

    static String checked(String value, int length, String what) {
        if (value.length() != length || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException("is not " + what);
        }
        return value;
    }
}
