package dev.merit.coupons.batches;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.shared.crypto.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The codes of batches. None of them is kept: a code is its batch's number and a counter, enciphered, so that only
/// who has the key can make one or read it.
///
/// A code is the strategy's prefix, fifteen characters of the alphabet of 31, and the check character. The fifteen
/// are a pair of numbers, one below 31^8 and one below 31^7, put through a keyed [CodePermutation]. The first one is
/// the batch, 24 bits, and a variant, 6 bits; the second one is the counter, up to a million. The rest, 24 bits, is
/// zero. Of the variants, it is the first one whose check character is of the alphabet; a text of another variant is
/// no code.
///
/// - No two serials share a code: a permutation is undone, so a code has but one serial; and no serial has two codes,
///   since what is read is written again and must be the same, prefix and all.
/// - It cannot be guessed, not even by who has any number of other codes: for who has not the key, the permutation
///   is as good as one that was drawn at random, and changing a character of a code gives a pair drawn at random.
///   Of the 31^15, 2^74.3, texts of fifteen characters a batch of a million has a million. So a guess with a right
///   check character is one of them with a chance of 1,000,000 / (31^15 × 31 / 37), less than 2^-54, 1 in
///   20,000,000,000,000,000; and all but one of a billion guesses are known for wrong by their zeros and variant,
///   before a batch is read.
/// - The key is derived from the one secret for this purpose alone. Who changes the secret ends all codes that were
///   not used.
@Singleton
public final class BatchCodes {

    private static final int LINES_AT_ONCE = 1_000;

    private final byte[] key;

    public BatchCodes(Secret secret) {
        key = secret.mac("coupons/bulk", "the codes of batches");
    }

    /// The serial of a code, if it is one that may have been made; whether there is such a batch is not looked up.
    public Optional<CodeCounter> serial(CouponCode code) {
        return symbols().serial(code);
    }

    /// Whether the code is one of the batch.
    public boolean isOf(Batch batch, CodeCounter serial, CouponCode code) {
        return serial.batch().equals(batch.id())
                && serial.counter() <= batch.quantity()
                && code.canonical().equals(symbols().canonical(CouponCode.canonical(batch.prefix()), serial));
    }

    /// The code as it is shown.
    public CouponCode code(Batch batch, CodeCounter serial) {
        return new CouponCode(symbols().shown(batch.prefix(), serial));
    }

    /// Writes a header, and lines of counter and code, those left out that are revoked, without holding more than
    /// some at a time.
    ///
    /// @param from the first counter
    /// @param to the last one
    public void print(Batch batch, long from, long to, OutputStream out) throws IOException {
        var symbols = symbols();
        var lines = new StringBuilder("counter,code\r\n");
        for (long counter = from; counter <= to; counter++) {
            if (!batch.revoked().has(counter)) {
                lines.append(counter)
                        .append(',')
                        .append(symbols.shown(batch.prefix(), new CodeCounter(batch.id(), counter)))
                        .append("\r\n");
            }
            if (counter % LINES_AT_ONCE == 0) {
                write(lines, out);
            }
        }
        write(lines, out);
    }

    private static void write(StringBuilder lines, OutputStream out) throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
    }

    private CodeCipher symbols() {
        return new CodeCipher(key);
    }
}
