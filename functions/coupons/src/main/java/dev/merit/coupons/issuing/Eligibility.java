package dev.merit.coupons.issuing;

import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.Conditions;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges whether a strategy's coupons are for a member at all. It asks for the wallet only where the conditions do.
@Singleton
final class Eligibility {

    private final Table table;
    private final TierSettings settings;
    private final InstantSource clock;

    Eligibility(Table table, TierSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Issuance> refusal(Conditions conditions, @Nullable MemberId member) {
        var tiers = conditions.tiers();
        if (tiers == null || member == null) {
            return Optional.empty();
        }
        var wallet = table.get(Keys.wallet(member));
        if (wallet.isEmpty()) {
            return Optional.of(new Issuance.NoMember());
        }
        var now = clock.instant();
        var tier = MemberTier.of(settings.lately(now), wallet.get(), now).tier();
        return tiers.contains(tier)
                ? Optional.empty()
                : Optional.of(new Issuance.NotEligible(List.of(Reason.ofTier(tier, tiers))));
    }
}
