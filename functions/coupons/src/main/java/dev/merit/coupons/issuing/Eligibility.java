package dev.merit.coupons.issuing;

import dev.merit.coupons.assessing.Assessing;
import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.Conditions;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Judges whether a strategy's coupons are for a member at all.
@Singleton
public final class Eligibility {

    private final TierSettings settings;
    private final InstantSource clock;

    public Eligibility(TierSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether it takes the wallet to judge.
    static boolean isAskedFor(Conditions conditions) {
        return conditions.tiers() != null || conditions.segments() != null;
    }

    /// What is in the way; nothing, if the coupons are for the member of this wallet.
    public List<Reason> reasons(Conditions conditions, Item wallet) {
        if (!isAskedFor(conditions)) {
            return List.of();
        }
        var now = clock.instant();
        var tier = MemberTier.of(settings.lately(now), wallet, now).tier();
        return Assessing.reasonsOfMember(
                conditions, FirstPurchase.shopper(wallet, null).in(tier));
    }
}
