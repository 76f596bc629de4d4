package dev.merit.activities.tiers;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierEntry;
import dev.merit.shared.tiers.TierReview;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The tiers of members.
@Singleton
final class MemberTiers {

    private static final int MAX_ENTRIES = 100;

    private final Table table;
    private final TierSettings settings;
    private final InstantSource clock;

    MemberTiers(Table table, TierSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    record TierStatus(MemberTier now, Optional<Tiers> tiers, List<TierEntry> history) {}

    /// The member's tier now, with the last committed write, and those before it, newest first. Enters the one if
    /// that is still to be done, unless somebody else is writing the wallet just then.
    Optional<TierStatus> of(MemberId member) {
        var now = clock.instant();
        var tiers = settings.lately(now);
        return table.get(Keys.wallet(member)).map(wallet -> {
            TierReview.of(member, wallet, tiers, now).ifPresent(table::transact);
            var entries = table.first(Keys.tiers(member).backwards(), MAX_ENTRIES);
            return new TierStatus(
                    MemberTier.of(tiers, wallet, now),
                    tiers,
                    entries.stream().map(TierEntry::from).toList());
        });
    }
}
