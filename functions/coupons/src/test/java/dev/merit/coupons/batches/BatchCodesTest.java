package dev.merit.coupons.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.merit.coupons.codes.CodeAlphabet;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The construction of the codes, without a table.
class BatchCodesTest {

    private static final int MILLION = 1_000_000;
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    /// Of a fixed seed, so that a failure can be seen again.
    private final Random random = new Random(20_261_123);

    private final BatchCodes codes = new BatchCodes(new Secret(KEY));

    @Test
    void printsAMillionCodesOfWhichNoneIsTwiceAndEachSaysItsCounter() throws IOException {
        var batch = batch("SPRING-", MILLION, RevokedCounters.NONE);
        var out = new ByteArrayOutputStream();
        codes.writeCsv(batch, 1, MILLION, out);
        var lines = out.toString(StandardCharsets.US_ASCII).split("\r\n");
        assertThat(lines).hasSize(MILLION + 1);
        assertThat(lines[0]).isEqualTo("counter,code");
        var distinct = new HashSet<String>();
        var cipher = new CodeCipher(new Secret(KEY).mac("coupons/bulk", "the codes of batches"));
        for (int i = 1; i <= MILLION; i++) {
            var code = lines[i].substring(lines[i].indexOf(',') + 1);
            distinct.add(code);
            if (!cipher.counter(new CouponCode(code)).equals(Optional.of(new CodeCounter(batch.id(), i)))) {
                throw new AssertionError(lines[i]);
            }
        }
        assertThat(distinct).hasSize(MILLION);
        assertThat(lines[MILLION]).matches("1000000,SPRING(-[2-9A-HJKMNP-Z]{4}){4}");
    }

    /// Of one core's time, however busy the machine is; the figure is printed.
    @Test
    void printsAHundredThousandCodesASecond() throws IOException {
        var batch = batch("SPRING-", MILLION, RevokedCounters.NONE);
        codes.writeCsv(batch, 1, 200_000, OutputStream.nullOutputStream());
        var cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        codes.writeCsv(batch, 1, MILLION / 2, OutputStream.nullOutputStream());
        double rate = MILLION / 2 * 1e9 / (cpu.getCurrentThreadCpuTime() - start);
        System.out.printf("BatchCodesTest: %.0f codes a second%n", rate);
        assertThat(rate).isGreaterThan(100_000);
    }

    /// Eight standard deviations each way.
    @Test
    void looksRandom() {
        var cipher = new CodeCipher(new Secret(KEY).mac("a", "b"));
        int many = 310_000;
        var counts = new int[CodeCipher.LENGTH][CodeAlphabet.SIZE];
        for (int i = 1; i <= many; i++) {
            var code = cipher.canonical("", new CodeCounter(BatchId.of(7), i));
            for (int place = 0; place < CodeCipher.LENGTH; place++) {
                counts[place][CodeAlphabet.indexOf(code.charAt(place))]++;
            }
        }
        for (var place : counts) {
            assertThat(Arrays.stream(place).boxed().toList())
                    .allSatisfy(count -> assertThat(count).isCloseTo(many / CodeAlphabet.SIZE, within(800)));
        }
    }

    @Test
    void knowsAFlippedSymbolByTheCheckCharacter() {
        var batch = batch("", MILLION, RevokedCounters.NONE);
        for (int i = 0; i < 200; i++) {
            var code = codes.code(batch, new CodeCounter(batch.id(), 1 + random.nextInt(MILLION)))
                    .canonical();
            int place = random.nextInt(code.length());
            for (int symbol = 0; symbol < CodeAlphabet.SIZE; symbol++) {
                char other = CodeAlphabet.character(symbol);
                if (other != code.charAt(place)) {
                    var flipped = code.substring(0, place) + other + code.substring(place + 1);
                    assertThat(CodeAlphabet.checkCharacter(flipped.substring(0, code.length() - 1)))
                            .isNotEqualTo(flipped.charAt(code.length() - 1));
                    assertThat(codes.counter(new CouponCode(flipped))).isEmpty();
                }
            }
        }
    }

    /// Each has a right check character. About 0.0005 of them would have a counter if all were random.
    @Test
    void readsNothingInRandomTexts() {
        int many = 500_000;
        int wrong = 0;
        var cipher = new CodeCipher(new Secret(KEY).mac("coupons/bulk", "the codes of batches"));
        var text = new StringBuilder();
        long start = System.nanoTime();
        for (int i = 0; i < many; ) {
            text.setLength(0);
            for (int place = 1; place < CodeCipher.LENGTH; place++) {
                text.append(CodeAlphabet.character(random.nextInt(CodeAlphabet.SIZE)));
            }
            char check = CodeAlphabet.checkCharacter(text);
            if (check != CodeAlphabet.NO_CHARACTER) {
                i++;
                wrong += cipher.counter(new CouponCode(text.append(check).toString()))
                                .isEmpty()
                        ? 0
                        : 1;
            }
        }
        System.out.printf("BatchCodesTest: %.0f guesses a second%n", many * 1e9 / (System.nanoTime() - start));
        assertThat(wrong).isZero();
    }

    @Test
    void isUndoneByTheSameKeyAlone() {
        var permutation = new CodePermutation(new Secret(KEY).mac("a", "b"));
        for (int i = 0; i < 10_000; i++) {
            var pair = new CodePermutation.Pair(
                    random.nextLong(CodePermutation.LEFT), random.nextLong(CodePermutation.RIGHT));
            var there = permutation.forwards(pair);
            assertThat(there.left()).isBetween(0L, CodePermutation.LEFT - 1);
            assertThat(there.right()).isBetween(0L, CodePermutation.RIGHT - 1);
            assertThat(permutation.backwards(there)).isEqualTo(pair);
        }
        var batch = batch("", 10, RevokedCounters.NONE);
        var code = codes.code(batch, new CodeCounter(batch.id(), 1));
        assertThat(new BatchCodes(new Secret(KEY.replace('0', '1'))).counter(code))
                .isEmpty();
    }

    @Test
    void isOfItsBatchAndPrefixAlone() {
        var batch = batch("SPRING-", 10, RevokedCounters.NONE);
        var counter = new CodeCounter(batch.id(), 10);
        var code = codes.code(batch, counter);
        assertThat(codes.isOf(batch, counter, new CouponCode(code.text().toLowerCase(Locale.ROOT))))
                .isTrue();
        assertThat(codes.isOf(batch("AUTUMN-", 10, RevokedCounters.NONE), counter, code))
                .isFalse();
        assertThat(codes.isOf(batch("SPRING-", 9, RevokedCounters.NONE), counter, code))
                .isFalse();
        assertThat(codes.counter(new CouponCode(code.text().replace("SPRING", "AUTUMN"))))
                .isEmpty();
        assertThat(codes.counter(new CouponCode(code.text().replace("SPRING", ""))))
                .isNotEqualTo(Optional.of(counter));
    }

    @Test
    void fitsTheLongestPrefixAndLeavesOutWhatIsRevoked() throws IOException {
        var range = new RevokedCounters.Range(2, 9, "stolen", Instant.EPOCH);
        var batch = batch("ABCDEFGHIJKLMNOP", 10, new RevokedCounters(List.of(range)));
        var out = new ByteArrayOutputStream();
        codes.writeCsv(batch, 1, 10, out);
        var lines = out.toString(StandardCharsets.US_ASCII).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("1,ABCDEFGHIJKLMNOP");
        assertThat(lines.get(2)).startsWith("10,");
        var code = new CouponCode(lines.get(2).substring(3));
        assertThat(codes.counter(code)).contains(new CodeCounter(batch.id(), 10));
    }

    private static Batch batch(String prefix, long quantity, RevokedCounters revoked) {
        return new Batch(
                BatchId.of(0xabcdef),
                StrategyId.random(),
                1,
                prefix,
                quantity,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                revoked,
                0);
    }
}
