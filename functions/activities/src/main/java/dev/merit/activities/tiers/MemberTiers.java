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

    /// The current tier of the member, including the last committed write, and its earlier tiers, newest first. It
    /// enters a change of the tier that is not entered yet, unless another request is writing the wallet.
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
