package dev.merit.coupons.pricing;

import dev.merit.shared.consent.Purpose;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a coupon is not for an order, with the figures of the reason: `have` is what there is and `need` what it
/// takes. Depending on the reason they are amounts, counts, times or names, or absent.
@RegisterForReflection
@Schema(name = "Reason")
public record Ineligibility(
        String code,
        String detail,

        @Schema(description = "What there is: an amount, a count, a time or a name.") @Nullable
        Object have,

        @Schema(
                description =
                        "What it takes, in the same kind; for `channel`, `tier` and `segment` a list of names, for"
                                + " `times` the times.")
        @Nullable
        Object need,

        @Schema(description = "The code of the coupon, where it is one of several.") @Nullable
        CouponCode coupon,

        @Schema(description = "The promotion, where it is redeemed without a code.") @Nullable
        StrategyId strategyId,

        @Schema(description = "Of `member-limit-reached`, how often a member may use the code.") @Nullable
        Long limit,

        @Schema(
                description =
                        "Where reservations hold what there is: when the first of them ends, unless it is redeemed.")
        @Nullable
        Instant reservedUntil) {

    public static Ineligibility of(IneligibilityReason reason, String detail) {
        return new Ineligibility(reason.code(), detail, null, null, null, null, null, null);
    }

    public static Ineligibility of(IneligibilityReason reason, String detail, String have, String need) {
        return new Ineligibility(reason.code(), detail, have, need, null, null, null, null);
    }

    public static Ineligibility of(IneligibilityReason reason, String detail, Instant have, Instant need) {
        return new Ineligibility(reason.code(), detail, have, need, null, null, null, null);
    }

    public static Ineligibility of(IneligibilityReason reason, String detail, Money have, Money need) {
        return new Ineligibility(reason.code(), detail, have, need, null, null, null, null);
    }

    public static Ineligibility of(IneligibilityReason reason, String detail, long have, long need) {
        return new Ineligibility(reason.code(), detail, have, need, null, null, null, null);
    }

    /// This reason, for one of several coupons.
    public Ineligibility about(CouponCode one) {
        return new Ineligibility(code, detail, have, need, one, null, limit, reservedUntil);
    }

    /// This reason, for a promotion that is redeemed without a code.
    public Ineligibility about(StrategyId promotion) {
        return new Ineligibility(code, detail, have, need, null, promotion, limit, reservedUntil);
    }

    public static Ineligibility ofPurchases(long purchases) {
        return of(IneligibilityReason.NOT_FIRST_PURCHASE, "The coupon is for a first purchase only.", purchases, 0);
    }

    public static Ineligibility ofNoMember() {
        return of(IneligibilityReason.NO_MEMBER, "There is no such member, or not any more.");
    }

    /// The member does not consent to profiling, or has objected.
    public static Ineligibility ofConsent() {
        return new Ineligibility(
                IneligibilityReason.CONSENT_MISSING.code(),
                "The member does not consent to profiling.",
                null,
                Purpose.PROFILING.text(),
                null,
                null,
                null,
                null);
    }

    /// This reason, with the time when the first reservation ends, if reservations hold what there is.
    public Ineligibility until(@Nullable Instant until) {
        return new Ineligibility(code, detail, have, need, coupon, strategyId, limit, until);
    }

    public static Ineligibility ofMemberLimit(long limit) {
        return new Ineligibility(
                IneligibilityReason.MEMBER_LIMIT_REACHED.code(),
                "A member may use the code " + limit + " times.",
                0,
                1,
                null,
                null,
                limit,
                null);
    }

    /// The coupon would have no effect.
    public static Ineligibility ofNoEffect(Currency currency) {
        return of(
                IneligibilityReason.NO_EFFECT,
                "The coupon takes nothing off this order, and pays nothing of it.",
                Money.zero(currency),
                new Money(1, currency));
    }

    /// A reason whose `need` is a list of names, of which one is needed.
    static Ineligibility ofNames(IneligibilityReason reason, String detail, @Nullable String have, List<String> need) {
        return new Ineligibility(reason.code(), detail, have, need, null, null, null, null);
    }

    static Ineligibility ofCurrency(Currency have, Currency need) {
        return of(
                IneligibilityReason.CURRENCY,
                "The coupon is for orders in " + need + ".",
                have.toString(),
                need.toString());
    }
}
