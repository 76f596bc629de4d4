package dev.merit.coupons.batches;

import dev.merit.coupons.batches.CodePermutation.Pair;
import dev.merit.coupons.codes.CodeAlphabet;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import java.util.Optional;

/// Writes counters as codes with a prefix, and reads them; see [BatchCodes]. It is for use by one thread.
final class CodeCipher {

    /// The length of a code without its prefix: fifteen characters and the check character.
    static final int LENGTH = CouponCode.BATCH_LENGTH;

    private static final int DATA = LENGTH - 1;
    private static final int OF_LEFT = 8;
    private static final int VARIANT_BITS = 6;
    private static final int VARIANTS = 1 << VARIANT_BITS;
    private static final int GROUP = 4;

    private final CodePermutation permutation;

    CodeCipher(byte[] key) {
        permutation = new CodePermutation(key);
    }

    /// The code in the form in which it is looked up.
    ///
    /// @param prefix in the same form
    String canonical(String prefix, CodeCounter counter) {
        var code = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int variant = 0; variant < VARIANTS; variant++) {
            code.setLength(prefix.length());
            append(code, permutation.forwards(plain(counter, variant)));
            char check = CodeAlphabet.checkCharacter(code);
            if (check != CodeAlphabet.NO_CHARACTER) {
                return code.append(check).toString();
            }
        }
        throw new IllegalStateException(
                "no variant of a counter has a check character, which has a probability of 10^-50");
    }

    /// The code in the form that is shown: the prefix as the strategy's pattern has it, and groups of four.
    String shown(String prefix, CodeCounter counter) {
        var canonical = canonical(CouponCode.canonical(prefix), counter);
        var shown = new StringBuilder(prefix);
        int from = canonical.length() - LENGTH;
        for (int i = 0; i < LENGTH; i += GROUP) {
            shown.append(i == 0 ? "" : "-").append(canonical, from + i, from + i + GROUP);
        }
        return shown.toString();
    }

    /// The counter whose code this is, if the text is a code.
    Optional<CodeCounter> counter(CouponCode code) {
        var canonical = code.canonical();
        int prefix = canonical.length() - LENGTH;
        if (prefix < 0) {
            return Optional.empty();
        }
        long left = number(canonical, prefix, prefix + OF_LEFT);
        long right = number(canonical, prefix + OF_LEFT, prefix + DATA);
        if (left < 0 || right < 0) {
            return Optional.empty();
        }
        var plain = permutation.backwards(new Pair(left, right));
        if (plain.left() >>> VARIANT_BITS >>> BatchId.BITS != 0
                || plain.right() < 1
                || plain.right() > CodeCounter.MAX) {
            return Optional.empty();
        }
        var counter = new CodeCounter(BatchId.of(plain.left() >>> VARIANT_BITS), plain.right());
        return Optional.of(counter)
                .filter(read -> Secret.isEqual(canonical(canonical.substring(0, prefix), read), canonical));
    }

    private static Pair plain(CodeCounter counter, int variant) {
        return new Pair(counter.batch().number() << VARIANT_BITS | variant, counter.value());
    }

    private static void append(StringBuilder code, Pair pair) {
        append(code, pair.left(), OF_LEFT);
        append(code, pair.right(), DATA - OF_LEFT);
    }

    private static void append(StringBuilder code, long number, int characters) {
        int start = code.length();
        code.setLength(start + characters);
        long left = number;
        for (int i = characters - 1; i >= 0; i--) {
            code.setCharAt(start + i, CodeAlphabet.character((int) (left % CodeAlphabet.SIZE)));
            left /= CodeAlphabet.SIZE;
        }
    }

    /// The number that these characters write; negative if one of them does not belong to the alphabet.
    private static long number(String code, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int index = CodeAlphabet.indexOf(code.charAt(i));
            if (index < 0) {
                return -1;
            }
            number = number * CodeAlphabet.SIZE + index;
        }
        return number;
    }
}
