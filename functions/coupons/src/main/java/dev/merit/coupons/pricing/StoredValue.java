package dev.merit.coupons.pricing;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Pays for goods and shipping as much as is left on a gift voucher. It is a payment, not a discount.
public record StoredValue(Money amount) implements Benefit {

    static final String TYPE = "storedValue";

    private static final String FOREIGN = "does not belong to a gift voucher";

    @Schema(
            name = "StoredValue",
            title = "The value of a gift voucher",
            description = "Pays for goods and shipping up to its amount; for strategies of the kind `giftVoucher`.",
            examples = "{\"type\": \"storedValue\", \"amount\": {\"minorUnits\": 5000, \"currency\": \"USD\"}}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type,

            @Schema(
                    required = true,
                    description = "What a gift voucher is worth, at most; each may be issued with less.")
            @Nullable
            Money amount)
            implements BenefitBody.Content {

        @Override
        public @Nullable String refusal(StrategyKind kind) {
            return kind == StrategyKind.GIFT_VOUCHER ? null : "is for gift vouchers only";
        }

        @Override
        public @Nullable Benefit check(TermsInput terms, Fields fields) {
            fields.required("amount", amount);
            Amounts.check(fields, "amount", amount, 1, terms.currency());
            return amount == null ? null : new StoredValue(amount);
        }
    }

    /// Checks the other terms of a strategy of gift vouchers. A voucher is money that was paid in beforehand, so
    /// it is for as many orders as it lasts, no budget limits it, and its code is long enough that nobody guesses
    /// it.
    ///
    /// @param fields of the terms
    static void checkTerms(TermsInput terms, Fields fields) {
        var limits = terms.limitsOrNone();
        var pattern = terms.codePattern();
        fields.in("limits")
                .when(limits.usesPerCoupon() != null, "usesPerCoupon", FOREIGN)
                .when(limits.budget() != null, "budget", FOREIGN);
        fields.when(
                pattern != null && !pattern.isSecureForVouchers(),
                "codePattern",
                "must have at least 21 # for a gift voucher, which is money to whoever guesses its code");
    }

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        var total = lines.total().plus(lines.cart().shipping());
        return lines.paid(amount.isMoreThan(total) ? total : amount);
    }

    @Override
    public Optional<Money> storedValue() {
        return Optional.of(amount);
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE, amount);
    }

    @Override
    public Item toItem() {
        return Item.map().text("type", TYPE).number("amount", amount.minorUnits());
    }

    static Benefit from(Item item, Currency currency) {
        return new StoredValue(new Money(item.number("amount"), currency));
    }
}
