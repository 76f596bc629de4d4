package dev.merit.coupons.pricing;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Amounts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes terms of their JSON, or refuses it with all that is wrong.
public final class TermsCheck {

    private static final long LARGEST_STOCK = 10_000_000;
    private static final long LARGEST_PER_MEMBER = 10_000;
    private static final long LARGEST_USES = 10_000;
    private static final int MAX_CHANNELS = 20;
    private static final int LONGEST_CHANNEL = 64;

    /// Keeps the terms well within an item.
    private static final int MAX_ARTICLES = 200;

    private static final int LONGEST_SKU = 64;
    private static final int LONGEST_CATEGORY = 100;

    /// Any strategy but a voucher's may get a batch of codes, which would be too long to be redeemed.
    private static final String PREFIX =
            "must have at most " + CodePattern.LONGEST_PREFIX + " letters and digits before the first #";

    private TermsCheck() {}

    /// The terms, where nothing is wrong with them.
    ///
    /// @param fields where errors are collected and checked; others may have been added before
    public static Terms check(TermsBody body, Fields fields) {
        fields.text("name", body.name(), 1, 100)
                .when(body.currency().getDefaultFractionDigits() < 0, "currency", "must have a minor unit");
        fields.check();
        var benefit = benefit(body, fields.in("benefit"));
        var conditions = conditions(body, fields.in("conditions"));
        var limits = body.limitsOrNone();
        fields.in("limits")
                .range("stock", limits.stock(), 1, LARGEST_STOCK)
                .range("perMember", limits.perMember(), 1, LARGEST_PER_MEMBER)
                .range("usesPerCoupon", limits.usesPerCoupon(), 1, LARGEST_USES);
        Amounts.check(fields.in("limits"), "budget", limits.budget(), 1, body.currency());
        VoucherCheck.check(body, fields);
        var pattern = body.codePattern();
        fields.when(pattern != null && !pattern.isForBatches(), "codePattern", PREFIX);
        fields.when(pattern != null && pattern.text().startsWith("-"), "codePattern", "must not begin with a hyphen");
        fields.check();
        return new Terms(
                body.name(),
                body.kind(),
                body.currency(),
                body.window(),
                Objects.requireNonNull(benefit),
                conditions,
                limits,
                Boolean.TRUE.equals(body.stackable()),
                body.codePattern());
    }

    private static @Nullable Benefit benefit(TermsBody body, Fields fields) {
        var benefit = body.benefit();
        var percent = benefit.percent();
        var amount = benefit.amount();
        var factor = FactorCheck.check(body, fields);
        Amounts.check(fields, "maximum", benefit.maximum(), 1, body.currency());
        Amounts.check(fields, "amount", amount, 1, body.currency());
        return switch (benefit.type()) {
            case PERCENT_OFF -> {
                fields.required("percent", percent).when(amount != null, "amount", "does not belong to this benefit");
                yield percent == null ? null : new Benefit.PercentOff(percent, benefit.maximum());
            }
            case AMOUNT_OFF, STORED_VALUE -> {
                fields.required("amount", amount)
                        .when(percent != null, "percent", "does not belong to this benefit")
                        .when(benefit.maximum() != null, "maximum", "does not belong to this benefit");
                if (amount == null) {
                    yield null;
                }
                yield benefit.type() == BenefitBody.Type.AMOUNT_OFF
                        ? new Benefit.AmountOff(amount)
                        : new Benefit.StoredValue(amount);
            }
            case FREE_SHIPPING -> {
                fields.when(percent != null, "percent", "does not belong to this benefit")
                        .when(amount != null, "amount", "does not belong to this benefit")
                        .when(benefit.maximum() != null, "maximum", "does not belong to this benefit");
                yield new Benefit.FreeShipping();
            }
            case POINTS_MULTIPLIER -> {
                fields.when(percent != null, "percent", "does not belong to this benefit")
                        .when(amount != null, "amount", "does not belong to this benefit")
                        .when(benefit.maximum() != null, "maximum", "does not belong to this benefit");
                yield factor == null ? null : new Benefit.PointsMultiplier(factor);
            }
        };
    }

    private static Conditions conditions(TermsBody body, Fields fields) {
        var conditions = body.conditionsOrNone();
        Amounts.check(fields, "minimumSpend", conditions.minimumSpend(), 1, body.currency());
        names(fields, "skus", conditions.skus(), MAX_ARTICLES, LONGEST_SKU);
        names(fields, "excludedSkus", conditions.excludedSkus(), MAX_ARTICLES, LONGEST_SKU);
        names(fields, "categories", conditions.categories(), MAX_ARTICLES, LONGEST_CATEGORY);
        names(fields, "excludedCategories", conditions.excludedCategories(), MAX_ARTICLES, LONGEST_CATEGORY);
        names(fields, "tiers", conditions.tiers(), MAX_CHANNELS, LONGEST_CHANNEL);
        names(fields, "segments", conditions.segments(), MAX_CHANNELS, LONGEST_CHANNEL);
        names(fields, "channels", conditions.channels(), MAX_CHANNELS, LONGEST_CHANNEL);
        apart(fields, "excludedSkus", conditions.excludedSkus(), conditions.skus());
        apart(fields, "excludedCategories", conditions.excludedCategories(), conditions.categories());
        return conditions;
    }

    private static void names(Fields fields, String name, @Nullable List<String> names, int most, int longest) {
        fields.size(name, names, 1, most);
        for (int i = 0; names != null && i < Math.min(most, names.size()); i++) {
            fields.in(name).text(Integer.toString(i), names.get(i), 1, longest);
        }
    }

    private static void apart(Fields fields, String name, @Nullable List<String> out, @Nullable List<String> in) {
        var both = out != null && in != null && out.stream().anyMatch(in::contains);
        fields.when(both, name, "must not have what is asked for as well");
    }
}
