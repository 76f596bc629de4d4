package dev.merit.coupons.coupons;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The counts of one member's coupons of one strategy: how many were issued to the member, and how many of them
/// are redeemed. A use of a shared code (a public code or the code of a batch) counts as an issued coupon, from
/// its redemption or reservation on.
public final class MemberUsage {

    private static final String ISSUED = "issued";
    private static final String REDEEMED = "redeemed";
    private static final String BELOW_LIMIT = "attribute_not_exists(#issued) OR #issued < :limit";

    private MemberUsage() {}

    /// Whether the member has reached the limit. Expired reservations that are not released yet count too.
    public static boolean hasReached(@Nullable Item usage, @Nullable Long limit) {
        return usage != null && limit != null && usage.sum(ISSUED) >= limit;
    }

    /// Adds an issued coupon, on condition that the member is below the limit.
    ///
    /// @param limit null, if there is none
    public static Write addIssued(MemberId member, StrategyId strategy, @Nullable Long limit) {
        return whileBelow(Write.update(Keys.use(member, strategy)).add(ISSUED, 1), limit);
    }

    private static Write whileBelow(Write write, @Nullable Long limit) {
        return limit == null ? write : write.when(BELOW_LIMIT).with(":limit", limit);
    }

    /// Subtracts an issued coupon that is revoked, on condition that the member's counts are there.
    public static Write subtractIssued(MemberId member, StrategyId strategy) {
        return Write.update(Keys.use(member, strategy)).add(ISSUED, -1).when(Write.PRESENT);
    }

    /// Adds the redemption of an issued coupon.
    static Write addRedeemed(Redemption redemption) {
        return update(redemption).add(REDEEMED, 1);
    }

    /// Subtracts the redemption of an issued coupon, which stays issued.
    static Write subtractRedeemed(Redemption redemption) {
        return update(redemption).add(REDEEMED, -1);
    }

    /// Adds the use of a shared code or of a promotion: an issued coupon that is redeemed or reserved.
    ///
    /// @param limit null, if there is none
    static Write addUse(Redemption redemption, @Nullable Long limit) {
        var write = whileBelow(update(redemption).add(ISSUED, 1), limit);
        var until = redemption.state().reservedUntil();
        return until == null ? write.add(REDEEMED, 1) : Reservations.add(write, redemption.redemptionId(), until);
    }

    /// Turns a reserved use into a redeemed one.
    static Write confirmUse(Redemption redemption) {
        return Reservations.remove(addRedeemed(redemption), redemption.redemptionId());
    }

    /// Moves the end of a reserved use.
    static Write prolongUse(Redemption redemption, Instant until) {
        return Reservations.add(update(redemption), redemption.redemptionId(), until)
                .when(Write.PRESENT);
    }

    /// Subtracts a redeemed or reserved use, and the issued coupon with it.
    static Write subtractUse(Redemption redemption) {
        var write = update(redemption).add(ISSUED, -1);
        return redemption.isReserved()
                ? Reservations.remove(write, redemption.redemptionId())
                : write.add(REDEEMED, -1);
    }

    /// Subtracts a redeemed or reserved use of a coupon that stays issued.
    static Write subtractUseKeepingIssued(Redemption redemption) {
        return redemption.isReserved()
                ? Reservations.remove(update(redemption), redemption.redemptionId())
                : subtractRedeemed(redemption);
    }

    private static Write update(Redemption redemption) {
        return Write.update(Keys.use(redemption.memberId(), redemption.strategyId()));
    }
}
