package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a coupon has been used, and how often it may be: a use is an order that it is redeemed or reserved
/// for.
///
/// @param max how many uses the coupon has
/// @param taken redeemed and reserved uses, counting reservations that have expired and are not released yet
/// @param redeemed redeemed uses
/// @param only of a coupon with a single use: its redemption, once it is redeemed
public record CouponUsage(
        long max,
        long taken,
        long redeemed,
        Reservations reservations,
        @Nullable OnlyUse only) {

    private static final String MAX = "usesPerCoupon";
    private static final String TAKEN = "uses";
    private static final String REDEEMED = "redeemed";
    private static final String REDEMPTION = "redemptionId";
    private static final String ORDER = "orderId";

    /// That a use is left.
    static final String HAS_ONE = "#uses < #usesPerCoupon";

    /// The redemption of a coupon with a single use, and the order that it was redeemed for.
    public record OnlyUse(RedemptionId redemptionId, String orderId) {}

    /// A coupon without any use yet.
    public static CouponUsage unused(long max) {
        return new CouponUsage(max, 0, 0, Reservations.NONE, null);
    }

    static boolean isIn(Item item) {
        return item.maybeNumber(MAX).isPresent();
    }

    static CouponUsage from(Item item, Instant now) {
        var only = item.maybeText(REDEMPTION).map(id -> new OnlyUse(new RedemptionId(id), item.text(ORDER)));
        return new CouponUsage(
                item.number(MAX), item.sum(TAKEN), item.sum(REDEEMED), Reservations.from(item, now), only.orElse(null));
    }

    /// Adds the limit; what is used is counted from nothing.
    void putInto(Item item) {
        item.number(MAX, max);
    }

    /// Adds the counts of an unused coupon, which a filter of a member's coupons needs.
    void putCountsInto(Item item) {
        item.number(TAKEN, 0L).number(REDEEMED, 0L);
    }

    public long reserved() {
        return reservations.live();
    }

    /// How many uses are neither redeemed nor reserved.
    public long left() {
        return max - redeemed - reserved();
    }

    boolean isRedeemed() {
        return redeemed >= max;
    }

    Optional<Ineligibility> shortage() {
        return left() > 0
                ? Optional.empty()
                : Optional.of(
                        Ineligibility.of(IneligibilityReason.ALREADY_REDEEMED, "No use of the coupon is left.", 0, 1)
                                .until(reservations.next()));
    }

    /// The reservations to release before another use can be taken: those that have expired, if all uses are
    /// taken.
    List<RedemptionId> blocking() {
        return taken >= max ? reservations.expired() : List.of();
    }

    /// As it would be without the use of this redemption.
    CouponUsage without(Redemption redemption) {
        return redemption.isRedeemed()
                ? new CouponUsage(max, taken - 1, redeemed - 1, reservations, null)
                : new CouponUsage(max, taken - 1, redeemed, reservations.withoutOne(), null);
    }

    /// The same without the order of its only use.
    CouponUsage anonymous() {
        return new CouponUsage(max, taken, redeemed, reservations, null);
    }

    /// Takes a use, which the redemption redeems or reserves; the caller adds the condition that one is left.
    Write take(Redemption redemption) {
        var write = on(redemption).add(TAKEN, 1);
        var until = redemption.state().reservedUntil();
        return until == null
                ? named(write.add(REDEEMED, 1), redemption)
                : Reservations.add(write, redemption.redemptionId(), until);
    }

    /// Creates a coupon's item with its first use.
    ///
    /// @param item without counts
    Write create(Redemption redemption, Item item) {
        var write = take(redemption).setAll(item).when(Write.ABSENT);
        return redemption.isReserved() ? write.set(REDEEMED, 0) : write;
    }

    /// How many uses are taken, counting reservations that have expired and are not released yet.
    static long taken(Item item) {
        return item.sum(TAKEN);
    }

    /// Redeems the use that the redemption has reserved.
    Write confirm(Redemption redemption) {
        return named(
                Reservations.remove(on(redemption).add(REDEEMED, 1), redemption.redemptionId())
                        .when(Write.PRESENT),
                redemption);
    }

    /// Restores the use that the redemption has redeemed or reserved.
    static Write restore(Redemption redemption) {
        var write = on(redemption).add(TAKEN, -1).when(Write.PRESENT);
        return redemption.isReserved()
                ? Reservations.remove(write, redemption.redemptionId())
                : write.add(REDEEMED, -1).remove(REDEMPTION).remove(ORDER);
    }

    private Write named(Write write, Redemption redemption) {
        return max == 1
                ? write.set(REDEMPTION, redemption.redemptionId().value())
                        .set(ORDER, redemption.orderId().value())
                : write;
    }

    private static Write on(Redemption redemption) {
        return Write.update(Coupon.key(redemption.code()));
    }
}
