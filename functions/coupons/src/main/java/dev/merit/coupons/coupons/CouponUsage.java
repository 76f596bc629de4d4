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

/// Counts the uses of a coupon and limits them. A use is an order for which the coupon is redeemed or reserved.
///
/// @param max the maximum number of uses
/// @param used the number of redeemed and reserved uses, with expired reservations that are not released yet
/// @param redeemed the number of redeemed uses
/// @param singleUse the redemption of a redeemed coupon that has only one use; null for any other
public record CouponUsage(
        long max,
        long used,
        long redeemed,
        Reservations reservations,
        @Nullable SingleUse singleUse) {

    private static final String MAX = "usesPerCoupon";
    private static final String USED = "uses";
    private static final String REDEEMED = "redeemed";
    private static final String REDEMPTION = "redemptionId";
    private static final String ORDER = "orderId";

    /// The condition that a use is left.
    static final String HAS_USE_LEFT = "#uses < #usesPerCoupon";

    /// The redemption of a coupon that has only one use, and its order.
    public record SingleUse(RedemptionId redemptionId, String orderId) {}

    /// The usage of a coupon that was never used.
    public static CouponUsage unused(long max) {
        return new CouponUsage(max, 0, 0, Reservations.NONE, null);
    }

    /// Whether the item of a coupon has a usage.
    static boolean isIn(Item item) {
        return item.maybeNumber(MAX).isPresent();
    }

    static CouponUsage from(Item item, Instant now) {
        var singleUse = item.maybeText(REDEMPTION).map(id -> new SingleUse(new RedemptionId(id), item.text(ORDER)));
        return new CouponUsage(
                item.number(MAX),
                item.sum(USED),
                item.sum(REDEEMED),
                Reservations.from(item, now),
                singleUse.orElse(null));
    }

    /// Adds the maximum to the item. Missing counts are 0.
    void putInto(Item item) {
        item.number(MAX, max);
    }

    /// Adds the counts of an unused coupon to the item. The filter for a member's usable coupons needs them.
    void putCountsInto(Item item) {
        item.number(USED, 0L).number(REDEEMED, 0L);
    }

    /// The number of uses with an active reservation.
    public long reserved() {
        return reservations.active();
    }

    /// The number of uses that are neither redeemed nor reserved.
    public long left() {
        return max - redeemed - reserved();
    }

    boolean isRedeemed() {
        return redeemed >= max;
    }

    /// The reason why the coupon cannot be used, if no use is left.
    Optional<Ineligibility> shortage() {
        return left() > 0
                ? Optional.empty()
                : Optional.of(
                        Ineligibility.of(IneligibilityReason.ALREADY_REDEEMED, "No use of the coupon is left.", 0, 1)
                                .until(reservations.nextExpiry()));
    }

    /// The expired reservations to release before the coupon can be used again; empty, if another use is left
    /// without that.
    List<RedemptionId> blockingReservations() {
        return used >= max ? reservations.expired() : List.of();
    }

    /// The usage without the use of this redemption.
    CouponUsage without(Redemption redemption) {
        return redemption.isRedeemed()
                ? new CouponUsage(max, used - 1, redeemed - 1, reservations, null)
                : new CouponUsage(max, used - 1, redeemed, reservations.withoutOneActive(), null);
    }

    /// The usage without [SingleUse], for members who did not redeem the coupon.
    CouponUsage anonymous() {
        return new CouponUsage(max, used, redeemed, reservations, null);
    }

    /// Adds the use that the redemption redeems or reserves. The caller adds the condition [#HAS_USE_LEFT].
    Write use(Redemption redemption) {
        var write = update(redemption).add(USED, 1);
        var until = redemption.state().reservedUntil();
        return until == null
                ? withRedemption(write.add(REDEEMED, 1), redemption)
                : Reservations.add(write, redemption.redemptionId(), until);
    }

    /// Creates the item of a coupon together with its first use.
    ///
    /// @param item the coupon's item without counts
    Write createWithFirstUse(Redemption redemption, Item item) {
        var write = use(redemption).setAll(item).when(Write.ABSENT);
        return redemption.isReserved() ? write.set(REDEEMED, 0) : write;
    }

    /// The number of redeemed and reserved uses, with expired reservations that are not released yet.
    static long used(Item item) {
        return item.sum(USED);
    }

    /// Turns the reserved use of the redemption into a redeemed one.
    Write confirm(Redemption redemption) {
        return withRedemption(
                Reservations.remove(update(redemption).add(REDEEMED, 1), redemption.redemptionId())
                        .when(Write.PRESENT),
                redemption);
    }

    /// Moves the end of the reserved use.
    static Write prolong(Redemption redemption, Instant until) {
        return Reservations.add(update(redemption), redemption.redemptionId(), until)
                .when(Write.PRESENT);
    }

    /// Removes the use of a redemption that is rolled back, or of a reservation that is released.
    static Write restore(Redemption redemption) {
        var write = update(redemption).add(USED, -1).when(Write.PRESENT);
        return redemption.isReserved()
                ? Reservations.remove(write, redemption.redemptionId())
                : write.add(REDEEMED, -1).remove(REDEMPTION).remove(ORDER);
    }

    /// Stores the redemption if the coupon has only one use.
    private Write withRedemption(Write write, Redemption redemption) {
        return max == 1
                ? write.set(REDEMPTION, redemption.redemptionId().value())
                        .set(ORDER, redemption.orderId().value())
                : write;
    }

    private static Write update(Redemption redemption) {
        return Write.update(Coupon.key(redemption.code()));
    }
}
