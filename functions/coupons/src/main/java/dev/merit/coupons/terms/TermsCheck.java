package dev.merit.coupons.terms;

import dev.merit.shared.http.Fields;
import dev.merit.shared.http.ProblemException;
import dev.merit.shared.money.Amounts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes terms of their JSON, or refuses it with all that is wrong.
public final class TermsCheck {

    private static final long LARGEST_STOCK = 10_000_000;
    private static final long LARGEST_PER_MEMBER = 10_000;
    private static final int MOST_CHANNELS = 20;

    private TermsCheck() {}

    /// The terms, where nothing is wrong with them.
    ///
    /// @param fields where errors are collected and checked; others may have been added before
    public static Terms check(TermsBody body, Fields fields) {
        Unsupported.in(body).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        fields.text("name", body.name(), 1, 100)
                .when(body.currency().getDefaultFractionDigits() < 0, "currency", "must have a minor unit");
        fields.check();
        var benefit = benefit(body, fields.in("benefit"));
        var conditions = conditions(body, fields.in("conditions"));
        var limits = body.limitsOrNone();
        fields.in("limits")
                .range("stock", limits.stock(), 1, LARGEST_STOCK)
                .range("perMember", limits.perMember(), 1, LARGEST_PER_MEMBER);
        fields.check();
        return new Terms(
                body.name(),
                body.kind(),
                body.currency(),
                body.window(),
                Objects.requireNonNull(benefit),
                conditions,
                limits,
                body.codePattern());
    }

    private static @Nullable Benefit benefit(TermsBody body, Fields fields) {
        var benefit = body.benefit();
        var percent = benefit.percent();
        var amount = benefit.amount();
        fields.when(benefit.factor() != null, "factor", "does not belong to this benefit");
        Amounts.check(fields, "maximum", benefit.maximum(), 1, body.currency());
        Amounts.check(fields, "amount", amount, 1, body.currency());
        return switch (benefit.type()) {
            case PERCENT_OFF -> {
                fields.required("percent", percent).when(amount != null, "amount", "does not belong to this benefit");
                yield percent == null ? null : new Benefit.PercentOff(percent, benefit.maximum());
            }
            case AMOUNT_OFF -> {
                fields.required("amount", amount)
                        .when(percent != null, "percent", "does not belong to this benefit")
                        .when(benefit.maximum() != null, "maximum", "does not belong to this benefit");
                yield amount == null ? null : new Benefit.AmountOff(amount);
            }
            case FREE_SHIPPING, STORED_VALUE, POINTS_MULTIPLIER -> null;
        };
    }

    private static Conditions conditions(TermsBody body, Fields fields) {
        var conditions = body.conditionsOrNone();
        var channels = conditions.channels();
        Amounts.check(fields, "minimumSpend", conditions.minimumSpend(), 1, body.currency());
        fields.size("channels", channels, 1, MOST_CHANNELS);
        for (int i = 0; channels != null && i < Math.min(MOST_CHANNELS, channels.size()); i++) {
            fields.in("channels").text(Integer.toString(i), channels.get(i), 1, 64);
        }
        return Conditions.of(conditions.minimumSpend(), channels == null ? null : List.copyOf(channels));
    }
}
