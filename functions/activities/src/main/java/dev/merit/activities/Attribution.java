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

/// Attributes a purchase to the strategies whose coupons were redeemed for it: its amount is shared out over them in
/// proportion to their discounts, to the last minor unit. A redemption counts for one purchase only.
final class Attribution {

    private Attribution() {}

    static List<Key> keys(Activity purchase) {
        return purchase.redemptions().stream().map(Keys::redemption).toList();
    }

    /// The first of the purchase's redemptions that cannot count for it.
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
        return redemption.isOpenFor(purchase.memberId())
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

    /// What a refund takes back of each share, never more than what is left of it: of the lines that it names first
    /// from the strategies that made these cheaper, by how much they did, and else in proportion to what is left.
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

    /// Ties the redemptions to the purchase, if none of them has changed meanwhile.
    static List<Write> writes(Activity purchase) {
        return purchase.redemptions().stream()
                .map(id -> Redemption.countFor(id, purchase.memberId(), purchase.activityId()))
                .toList();
    }
}
