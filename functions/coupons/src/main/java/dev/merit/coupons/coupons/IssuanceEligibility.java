package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.Evaluator;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether a strategy's coupons are for a member, by the conditions that concern the member alone.
@Singleton
public final class IssuanceEligibility {

    private final TierSettings settings;
    private final ProfilingPolicy policy;
    private final InstantSource clock;

    public IssuanceEligibility(TierSettings settings, ProfilingPolicy policy, InstantSource clock) {
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
    }

    /// What a member must have consented to; the transaction that issues the coupon checks it.
    public ConsentRequirement requirement(Terms terms) {
        return terms.requirement(policy);
    }

    /// Whether the conditions need the member's wallet.
    static boolean needsWallet(Conditions conditions) {
        return conditions.tiers() != null || conditions.segments() != null;
    }

    /// The wallet of the member, read together with the tiers if this process does not know them. Null if there is
    /// no such member.
    @Nullable
    Item readWallet(MemberId member) {
        var key = Keys.wallet(member);
        return settings.readWith(List.of(key), clock.instant()).get(key);
    }

    /// Why the coupons are not for the member with this wallet; empty if they are.
    public List<Ineligibility> reasons(Conditions conditions, Item wallet) {
        if (!needsWallet(conditions)) {
            return List.of();
        }
        var now = clock.instant();
        var tier = MemberTier.of(settings.lately(now), wallet, now).tier();
        return Evaluator.reasonsOfMember(
                conditions, FirstPurchase.customer(wallet, null).in(tier));
    }
}
