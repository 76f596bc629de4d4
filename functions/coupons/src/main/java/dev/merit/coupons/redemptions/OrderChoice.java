package dev.merit.coupons.redemptions;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items that Merit chose for an order, stored with their redemptions, so that the same request again is
/// answered with the same redemptions.
///
/// @param revision one more with each choice for the order
record OrderChoice(long revision, List<RequestItem> items) {

    private static final String REVISION = "revision";
    private static final String AS_READ = "#revision = :revision";

    OrderChoice {
        items = List.copyOf(items);
    }

    static OrderChoice from(Item item) {
        var items = new ArrayList<RequestItem>();
        item.list("codes").forEach(code -> items.add(new RequestItem.Code(new CouponCode(code))));
        item.list("strategyIds").forEach(id -> items.add(new RequestItem.Promotion(new StrategyId(id))));
        return new OrderChoice(item.number(REVISION), items);
    }

    /// Stores the choice of these redemptions, if no other was stored meanwhile.
    ///
    /// @param earlier the choice that was read before, if there was one
    static Write store(Key key, List<Redemption> redemptions, @Nullable OrderChoice earlier) {
        long revision = earlier == null ? 0 : earlier.revision();
        var codes = new ArrayList<String>();
        var promotions = new ArrayList<String>();
        for (var redemption : redemptions) {
            switch (RequestItem.of(redemption)) {
                case RequestItem.Code(var code) -> codes.add(code.text());
                case RequestItem.Promotion(var strategy) -> promotions.add(strategy.value());
            }
        }
        var put = Write.put(
                Item.at(key).number(REVISION, revision + 1).list("codes", codes).list("strategyIds", promotions));
        return earlier == null ? put.when(Write.ABSENT) : put.when(AS_READ).with(":revision", revision);
    }
}
