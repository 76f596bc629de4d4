package dev.merit.coupons.pricing;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How many coupons there are and what they may cost; without a number as many as are asked for.
@RegisterForReflection
public record Limits(
        @Schema(description = "How many coupons are issued, and public codes redeemed, in all.") @Nullable
        Long stock,

        @Schema(description = "How many of them one member may have.") @Nullable
        Long perMember,

        @Schema(description = "How many orders one coupon may be redeemed for; 1, if it is left out.") @Nullable
        Long usesPerCoupon,

        @Schema(description = "What all redemptions together may take off.") @Nullable
        Money budget) {

    private static final long MAX_STOCK = 10_000_000;
    private static final long MAX_PER_MEMBER = 10_000;
    private static final long MAX_USES = 10_000;

    public static final Limits NONE = new Limits(null, null, null, null);

    public long uses() {
        return usesPerCoupon == null ? 1 : usesPerCoupon;
    }

    /// In minor units; none, where there is no budget.
    public @Nullable Long budgetUnits() {
        return budget == null ? null : Long.valueOf(budget.minorUnits());
    }

    void check(Currency currency, Fields fields) {
        fields.range("stock", stock, 1, MAX_STOCK)
                .range("perMember", perMember, 1, MAX_PER_MEMBER)
                .range("usesPerCoupon", usesPerCoupon, 1, MAX_USES);
        Amounts.check(fields, "budget", budget, 1, currency);
    }

    Item toItem() {
        return Item.map()
                .number("stock", stock)
                .number("perMember", perMember)
                .number("usesPerCoupon", usesPerCoupon)
                .number("budget", budgetUnits());
    }

    static Limits from(Item item, Currency currency) {
        return new Limits(
                item.maybeNumber("stock").orElse(null),
                item.maybeNumber("perMember").orElse(null),
                item.maybeNumber("usesPerCoupon").orElse(null),
                item.maybeNumber("budget")
                        .map(units -> new Money(units, currency))
                        .orElse(null));
    }
}
