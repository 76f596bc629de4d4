package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.PurchaseParts;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.PartDiscounts;
import dev.merit.shared.redemption.Redemption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The discounts of the redemptions of a purchase on each of its parts.
record RedeemedParts(Activity purchase, List<Redemption> redemptions) {

    RedeemedParts {
        redemptions = List.copyOf(redemptions);
    }

    /// The discount of all redemptions together, by part.
    List<Long> discounts() {
        return sum(redemptions);
    }

    /// By strategy, the discount on the given pieces of the parts; a weight for dividing an amount.
    List<BigInteger> weights(List<StrategyId> strategies, List<Long> parts) {
        var byStrategy = strategies.stream()
                .map(strategy -> sum(redemptions.stream()
                        .filter(r -> r.strategyId().equals(strategy))
                        .toList()))
                .toList();
        return new PurchaseParts(purchase).weights(byStrategy, parts);
    }

    private List<Long> sum(List<Redemption> some) {
        var sum = new ArrayList<>(Collections.nCopies(purchase.items().size() + 1, 0L));
        for (var redemption : some) {
            var parts = PartDiscounts.of(redemption, purchase);
            for (int i = 0; i < sum.size(); i++) {
                sum.set(i, Math.addExact(sum.get(i), parts.get(i)));
            }
        }
        return sum;
    }
}
