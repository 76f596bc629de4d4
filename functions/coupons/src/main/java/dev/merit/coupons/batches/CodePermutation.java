package dev.merit.coupons.batches;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A keyed permutation of the pairs of a number below 31^8 and one below 31^7, that is of the texts of fifteen
/// characters of the alphabet. Without the key it cannot be distinguished from a random permutation.
///
/// It is a Feistel network over the two numbers, with AES as the function of each round, like FF1 (NIST SP
/// 800-38G): each round adds a function of one number to the other number, and the inverse round subtracts it
/// again. So no two pairs are mapped to the same pair, whatever the key. It has ten rounds, like FF1; the best
/// known attacks on ten rounds need more texts than there are here.
///
/// It is for use by one thread.
final class CodePermutation {

    static final long LEFT = power(8);
    static final long RIGHT = power(7);

    private static final int ROUNDS = 10;
    private static final int BLOCK = 16;
    private static final int SYMBOLS = 31;
    private static final int LOW_BITS = 23;

    private final Cipher aes;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private final ByteBuffer out = ByteBuffer.allocate(BLOCK);

    /// @param key of 32 bytes, for AES-256
    CodePermutation(byte[] key) {
        try {
            // Each call enciphers one block with the same initial vector: plain AES, without chaining.
            aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }

    /// @param left below [#LEFT]
    /// @param right below [#RIGHT]
    record Pair(long left, long right) {}

    Pair forwards(Pair pair) {
        long a = pair.left;
        long b = pair.right;
        for (int round = 0; round < ROUNDS; round++) {
            long sum = (a + random(round, b)) % modulus(round);
            a = b;
            b = sum;
        }
        return new Pair(a, b);
    }

    /// The inverse of [#forwards].
    Pair backwards(Pair pair) {
        long a = pair.left;
        long b = pair.right;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long difference = Math.floorMod(b - random(round, a), modulus(round));
            b = a;
            a = difference;
        }
        return new Pair(a, b);
    }

    /// The numbers alternate; after an even number of rounds each is in its own place again.
    private static long modulus(int round) {
        return round % 2 == 0 ? LEFT : RIGHT;
    }

    /// A number made of 86 bits of the block, so that no remainder is more probable than another by more than
    /// 2^-46.
    private long random(int round, long number) {
        block.putLong(0, round).putLong(Long.BYTES, number);
        try {
            aes.doFinal(block.array(), 0, BLOCK, out.array(), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A block fits in a block", e);
        }
        long high = (out.getLong(0) >>> 1) % modulus(round);
        return (high << LOW_BITS | out.getLong(Long.BYTES) >>> (Long.SIZE - LOW_BITS)) % modulus(round);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= SYMBOLS;
        }
        return power;
    }
}
