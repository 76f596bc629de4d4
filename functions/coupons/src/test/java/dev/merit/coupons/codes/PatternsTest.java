package dev.merit.coupons.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.batches.Batch;
import dev.merit.coupons.batches.BatchCodes;
import dev.merit.coupons.batches.CodeCounter;
import dev.merit.coupons.pricing.BenefitBody;
import dev.merit.coupons.pricing.Percent;
import dev.merit.coupons.pricing.PercentOff;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.pricing.TermsInput;
import dev.merit.coupons.pricing.Window;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever pattern a strategy may have: a code that is drawn by it or listed in a batch of it is one that a
/// caller may send, as it is shown and as it may be typed.
class PatternsTest {

    private final BatchCodes codes = new BatchCodes(new Secret("0123456789abcdef0123456789abcdef"));

    @Property(tries = 500)
    void makesCodesThatAreKnownAgain(@ForAll("patterns") String text, @ForAll @IntRange(min = 1, max = 9) int counter)
            throws IOException {
        var accepted = accepted(text);
        assertThat(accepted.isPresent()).as(text).isEqualTo(fixed(text) <= 16 && !text.startsWith("-"));
        if (accepted.isEmpty()) {
            return;
        }
        var drawn = accepted.get().codePatternOrDefault().draw();
        assertThat(typed(drawn.text()).canonical()).isEqualTo(drawn.canonical());

        var strategy = new Strategy(
                StrategyId.random(), 1, StrategyStatus.ACTIVE, accepted.get(), 1, null, "", null, Instant.EPOCH);
        var batch = Batch.create(strategy, 9, Instant.EPOCH);
        var named = new CodeCounter(batch.id(), counter);
        var out = new ByteArrayOutputStream();
        codes.writeCsv(batch, counter, counter, out);
        var line = out.toString(StandardCharsets.US_ASCII).lines().skip(1).findFirst();
        var listed = typed(line.orElseThrow().substring(2));
        assertThat(codes.counter(listed)).contains(named);
        assertThat(codes.isOf(batch, named, listed)).isTrue();
        assertThat(listed.canonical()).isEqualTo(codes.code(batch, named).canonical());
    }

    /// With any characters before the first that is drawn, and hyphens and others between.
    @Provide
    Arbitrary<String> patterns() {
        var fixed = Arbitraries.strings().withChars("ABIZ019-").ofMaxLength(23);
        var rest = Arbitraries.of("########", "####-####-###", "#A#-#0#-####-", "########-X", "#-#######");
        return Combinators.combine(fixed, rest).as(String::concat).filter(text -> text.length() <= 31);
    }

    /// The letters and digits before the first that is drawn.
    private static int fixed(String pattern) {
        return CouponCode.canonical(pattern.substring(0, pattern.indexOf('#'))).length();
    }

    private static CouponCode typed(String text) {
        return new CouponCode(text.toLowerCase(Locale.ROOT).replace('-', ' '));
    }

    private static Optional<Terms> accepted(String pattern) {
        var window = new Window(LocalDateTime.parse("2020-01-01T00:00"), null, ZoneId.of("UTC"));
        var benefit = BenefitBody.of(new PercentOff(new Percent(1_000), null));
        var body = new TermsInput(
                "t",
                StrategyKind.COUPON,
                Currency.getInstance("USD"),
                window,
                benefit,
                null,
                null,
                null,
                new CodePattern(pattern),
                null);
        try {
            return Optional.of(body.check(new Fields()));
        } catch (ProblemException e) {
            var reasons = new ArrayList<FieldError>();
            if (fixed(pattern) > 16) {
                reasons.add(
                        new FieldError("/codePattern", "must have at most 16 letters and digits before the first #"));
            }
            if (pattern.startsWith("-")) {
                reasons.add(new FieldError("/codePattern", "must not begin with a hyphen"));
            }
            assertThat(e.problem().errors()).isNotEmpty().containsExactlyInAnyOrderElementsOf(reasons);
            return Optional.empty();
        }
    }
}
