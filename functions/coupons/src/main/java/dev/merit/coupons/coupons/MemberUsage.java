package dev.merit.coupons.coupons;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import org.jspecify.annotations.Nullable;

/// Counts the coupons of a strategy that were issued to a member, and how many of them are redeemed. A public code
/// or a code of a batch is issued to a member with each use: the redemption or reservation counts it.
public final class MemberUsage {

    private static final String ISSUED = "issued";
    private static final String REDEEMED = "redeemed";
    private static final String BELOW = "attribute_not_exists(#issued) OR #issued < :limit";

    private MemberUsage() {}

    /// Whether the member has reached the limit, counting reservations that have expired and are not released yet.
    public static boolean isAt(@Nullable Item usage, @Nullable Long limit) {
        return usage != null && limit != null && usage.sum(ISSUED) >= limit;
    }

    /// Counts a coupon that is issued, on condition that the member is below the limit, if there is one.
    public static Write issue(MemberId member, StrategyId strategy, @Nullable Long limit) {
        return below(Write.update(Keys.use(member, strategy)).add(ISSUED, 1), limit);
    }

    private static Write below(Write write, @Nullable Long limit) {
        return limit == null ? write : write.when(BELOW).with(":limit", limit);
    }

    /// Counts the redemption of a personal coupon.
    static Write redeem(Redemption redemption) {
        return on(redemption).add(REDEEMED, 1);
    }

    /// Uncounts a redemption of a personal coupon.
    static Write rollBack(Redemption redemption) {
        return on(redemption).add(REDEEMED, -1);
    }

    /// Counts a use of a shared code: it is issued, and redeemed or reserved.
    static Write use(Redemption redemption, @Nullable Long limit) {
        var write = below(on(redemption).add(ISSUED, 1), limit);
        var until = redemption.state().reservedUntil();
        return until == null ? write.add(REDEEMED, 1) : Reservations.add(write, redemption.redemptionId(), until);
    }

    /// Counts a reserved use of a shared code as redeemed.
    static Write confirmUse(Redemption redemption) {
        return Reservations.remove(redeem(redemption), redemption.redemptionId());
    }

    /// Uncounts a redeemed or reserved use of a shared code.
    static Write restoreUse(Redemption redemption) {
        var write = on(redemption).add(ISSUED, -1);
        return redemption.isReserved()
                ? Reservations.remove(write, redemption.redemptionId())
                : write.add(REDEEMED, -1);
    }

    /// Uncounts a redeemed or reserved use of a coupon that stays issued.
    static Write restoreUseOfKept(Redemption redemption) {
        return redemption.isReserved()
                ? Reservations.remove(on(redemption), redemption.redemptionId())
                : rollBack(redemption);
    }

    private static Write on(Redemption redemption) {
        return Write.update(Keys.use(redemption.memberId(), redemption.strategyId()));
    }
}
