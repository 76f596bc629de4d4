package dev.merit.coupons.issuing;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Write;
import org.jspecify.annotations.Nullable;

/// How many coupons of a strategy a member was issued, and how many of them are redeemed.
public final class Use {

    private static final String ISSUED = "issued";
    private static final String REDEEMED = "redeemed";
    private static final String BELOW = "attribute_not_exists(#issued) OR #issued < :limit";

    private Use() {}

    static boolean isAt(Item use, long limit) {
        return use.sum(ISSUED) >= limit;
    }

    /// Counts one more coupon, if there is no limit or the member is below it.
    static Write issued(MemberId member, StrategyId strategy, @Nullable Long limit) {
        var write = Write.update(Keys.use(member, strategy)).add(ISSUED, 1);
        return limit == null ? write : write.when(BELOW).with(":limit", limit);
    }

    /// Counts so many more redemptions, or fewer.
    public static Write redeemed(MemberId member, StrategyId strategy, int more) {
        return Write.update(Keys.use(member, strategy)).add(REDEEMED, more);
    }
}
