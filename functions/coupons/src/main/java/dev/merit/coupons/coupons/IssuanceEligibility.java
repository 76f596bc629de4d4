package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.Evaluator;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Judges whether a strategy's coupons are for a member at all.
@Singleton
public final class IssuanceEligibility {

    private final TierSettings settings;
    private final InstantSource clock;

    public IssuanceEligibility(TierSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether it takes the wallet to judge.
    static boolean isAskedFor(Conditions conditions) {
        return conditions.tiers() != null || conditions.segments() != null;
    }

    /// What is in the way; nothing, if the coupons are for the member of this wallet.
    public List<Ineligibility> reasons(Conditions conditions, Item wallet) {
        if (!isAskedFor(conditions)) {
            return List.of();
        }
        var now = clock.instant();
        var tier = MemberTier.of(settings.lately(now), wallet, now).tier();
        return Evaluator.reasonsOfMember(
                conditions, FirstPurchase.shopper(wallet, null).in(tier));
    }
}
