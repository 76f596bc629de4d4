package dev.merit.coupons.batches;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The codes of batches. A code is computed, not stored: it is the enciphered id of its batch and its counter, so
/// that only the holder of the key can write or read one.
///
/// A code is the strategy's prefix, fifteen characters of the alphabet of 31, and the check character. The fifteen
/// characters are a pair of numbers, one below 31^8 and one below 31^7, after a keyed [CodePermutation]. The first
/// number is the batch, 24 bits, and a variant, 6 bits; the second one is the counter, up to a million. The other
/// bits, 24, are zero. The variant is the first one whose check character belongs to the alphabet; a text with
/// another variant is not a code.
///
/// - No two counters share a code: a permutation can be reversed, so a code has only one counter. No counter has
/// two codes: a code that is read is written again and must be the same, with its prefix.
/// - A code cannot be guessed, not even with any number of other codes: without the key, the permutation cannot be
/// distinguished from a random one, and a code with one changed character is a random pair. Of the 31^15, 2^74.3,
/// texts of fifteen characters a batch of a million has a million. So a guess with a right check character is one
/// of them with a probability of 1,000,000 / (31^15 × 31 / 37), less than 2^-54, 1 in 20,000,000,000,000,000. All
/// but one in a billion wrong guesses are recognised by their zeros and variant, before a batch is read.
/// - The key is derived from the application's secret for this purpose alone. A change of the secret invalidates
/// all codes that were not used.
@Singleton
public final class BatchCodes {

    private static final int BUFFERED_LINES = 1_000;

    private final byte[] key;

    public BatchCodes(Secret secret) {
        key = secret.mac("coupons/bulk", "the codes of batches");
    }

    /// The counter of a code, if the text is a code of any batch; the batch need not exist.
    public Optional<CodeCounter> counter(CouponCode code) {
        return cipher().counter(code);
    }

    /// Whether the code is the one of the batch with this counter.
    public boolean isOf(Batch batch, CodeCounter counter, CouponCode code) {
        return counter.batch().equals(batch.id())
                && counter.value() <= batch.quantity()
                && Secret.isEqual(code.canonical(), cipher().canonical(CouponCode.canonical(batch.prefix()), counter));
    }

    /// The code in the form that is shown.
    public CouponCode code(Batch batch, CodeCounter counter) {
        return new CouponCode(cipher().shown(batch.prefix(), counter));
    }

    /// Writes a CSV with a header and lines of counter and code, without revoked codes. It keeps a limited number
    /// of lines in memory.
    ///
    /// @param from the first counter
    /// @param to the last counter
    public void writeCsv(Batch batch, long from, long to, OutputStream out) throws IOException {
        var cipher = cipher();
        var lines = new StringBuilder("counter,code\r\n");
        for (long counter = from; counter <= to; counter++) {
            if (!batch.revoked().contains(counter)) {
                lines.append(counter)
                        .append(',')
                        .append(cipher.shown(batch.prefix(), new CodeCounter(batch.id(), counter)))
                        .append("\r\n");
            }
            if (counter % BUFFERED_LINES == 0) {
                write(lines, out);
            }
        }
        write(lines, out);
    }

    private static void write(StringBuilder lines, OutputStream out) throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
    }

    private CodeCipher cipher() {
        return new CodeCipher(key);
    }
}
