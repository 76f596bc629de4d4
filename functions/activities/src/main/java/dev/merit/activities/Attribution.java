package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.PartRefund;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Shares;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Attributes a purchase to the strategies whose coupons were redeemed for it. The amount is divided in proportion to
/// the discounts, exact to the minor unit. A redemption counts for one purchase only.
final class Attribution {

    private Attribution() {}

    static List<Key> keys(Activity purchase) {
        return purchase.redemptions().stream().map(Keys::redemption).toList();
    }

    /// The first redemption that cannot count for the purchase; empty if all can.
    static Optional<RedemptionId> unusable(Activity purchase, Map<Key, Item> redemptions) {
        return purchase.redemptions().stream()
                .filter(id -> !isUsable(purchase, redemptions.get(Keys.redemption(id))))
                .findFirst();
    }

    private static boolean isUsable(Activity purchase, @Nullable Item item) {
        if (item == null) {
            return false;
        }
        var redemption = Redemption.from(item);
        return redemption.mayBelongToPurchaseOf(purchase.memberId())
                && redemption.discount().currency().equals(purchase.paid().currency());
    }

    static List<Share> shares(Activity purchase, Map<Key, Item> redemptions) {
        var discounts = new LinkedHashMap<StrategyId, Long>();
        for (var key : keys(purchase)) {
            var redemption = Redemption.from(Objects.requireNonNull(redemptions.get(key)));
            discounts.merge(redemption.strategyId(), redemption.discount().minorUnits(), Math::addExact);
        }
        if (discounts.isEmpty()) {
            return List.of();
        }
        return named(
                List.copyOf(discounts.keySet()),
                Shares.of(purchase.paid().minorUnits(), List.copyOf(discounts.values())));
    }

    /// The part of each share that a refund reverses, never more than is left of it. The part for the lines that
    /// the refund names comes from the strategies that discounted these lines, in proportion to their discounts.
    /// The rest is divided in proportion to what is left.
    static List<Share> taken(ActivityRecord purchase, PartRefund refund, long amount, RedeemedParts redeemed) {
        if (purchase.shares().isEmpty()) {
            return List.of();
        }
        var strategies = purchase.shares().stream().map(Share::strategy).toList();
        var left = new ArrayList<Long>();
        for (int i = 0; i < purchase.shares().size(); i++) {
            left.add(
                    purchase.shares().get(i).minorUnits() - purchase.takenBack().get(i));
        }
        return named(
                strategies,
                refund.named().isEmpty()
                        ? Shares.of(amount, left)
                        : Shares.within(
                                amount, refund.namedAmount(), redeemed.weights(strategies, refund.named()), left));
    }

    private static List<Share> named(List<StrategyId> strategies, List<Long> amounts) {
        var shares = new ArrayList<Share>();
        for (int i = 0; i < strategies.size(); i++) {
            shares.add(new Share(strategies.get(i), amounts.get(i)));
        }
        return shares;
    }

    /// The writes that assign the redemptions to the purchase, on condition that none has changed.
    static List<Write> writes(Activity purchase) {
        return purchase.redemptions().stream()
                .map(id -> Redemption.linkToPurchase(id, purchase.memberId(), purchase.activityId()))
                .toList();
    }
}
