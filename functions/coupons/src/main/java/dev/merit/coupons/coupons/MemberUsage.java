package dev.merit.coupons.coupons;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import org.jspecify.annotations.Nullable;

/// How many coupons of a strategy a member was issued, and how many redemptions there are of them. A public code is
/// issued to a member as it is redeemed or reserved, each time anew.
public final class MemberUsage {

    private static final String ISSUED = "issued";
    private static final String REDEEMED = "redeemed";
    private static final String BELOW = "attribute_not_exists(#issued) OR #issued < :limit";

    private MemberUsage() {}

    /// Whether the member has had as many as there may be, be it by reservations whose time is over.
    public static boolean isAt(@Nullable Item use, @Nullable Long limit) {
        return use != null && limit != null && use.sum(ISSUED) >= limit;
    }

    /// Counts one more coupon, if there is no limit or the member is below it.
    public static Write issued(MemberId member, StrategyId strategy, @Nullable Long limit) {
        return below(Write.update(Keys.use(member, strategy)).add(ISSUED, 1), limit);
    }

    private static Write below(Write write, @Nullable Long limit) {
        return limit == null ? write : write.when(BELOW).with(":limit", limit);
    }

    /// A member's coupon is redeemed.
    public static Write redeem(Redemption redemption) {
        return on(redemption).add(REDEEMED, 1);
    }

    /// The inverse of [#redeem].
    public static Write giveBack(Redemption redemption) {
        return on(redemption).add(REDEEMED, -1);
    }

    /// A public code is issued to the member, and redeemed or reserved.
    public static Write takePublic(Redemption redemption, @Nullable Long limit) {
        var write = below(on(redemption).add(ISSUED, 1), limit);
        var until = redemption.session().reservedUntil();
        return until == null ? write.add(REDEEMED, 1) : Reservations.hold(write, redemption.redemptionId(), until);
    }

    /// The reservation of a public code is redeemed.
    public static Write confirmPublic(Redemption redemption) {
        return Reservations.end(redeem(redemption), redemption.redemptionId());
    }

    /// The inverse of what the redemption of a public code did last.
    public static Write giveBackPublic(Redemption redemption) {
        var write = on(redemption).add(ISSUED, -1);
        return redemption.isReserved() ? Reservations.end(write, redemption.redemptionId()) : write.add(REDEEMED, -1);
    }

    private static Write on(Redemption redemption) {
        return Write.update(Keys.use(redemption.memberId(), redemption.strategyId()));
    }
}
