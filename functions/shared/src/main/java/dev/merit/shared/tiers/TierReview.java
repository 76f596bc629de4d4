package dev.merit.shared.tiers;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Enters a change of tier since the last review, and removes months from the wallet that no longer count. No tier
/// depends on it: it may run at any time or never, and twice at once. Then one of them enters the change, because the
/// wallet names the tier that was entered last; neither writes what purchases add to.
public final class TierReview {

    private static final String TIER = "tier";

    /// When the entry was made that is in the index of the members of a tier. No wallet from before has it.
    private static final String LISTED = "tierListedAt";

    private static final String FIRST = "attribute_not_exists(#tier)";
    private static final String AS_SEEN = "#tier = :tier";

    private TierReview() {}

    /// The transaction; empty if there is nothing to do.
    public static Optional<List<Write>> of(MemberId member, Item wallet, Optional<Tiers> tiers, Instant now) {
        var is = MemberTier.of(tiers, wallet, now).tier();
        var entered = wallet.maybeText(TIER);
        var was = entered.orElse(Tiers.NONE);
        var over = TierQualification.over(wallet, now);
        if (is.equals(was) && over.isEmpty()) {
            return Optional.empty();
        }
        var update = Write.update(Keys.wallet(member));
        over.forEach(update::remove);
        var writes = new ArrayList<>(List.of(update));
        if (is.equals(was)) {
            update.when(Write.PRESENT);
        } else {
            update.set(TIER, is).when(Write.PRESENT + " AND " + (entered.isEmpty() ? FIRST : AS_SEEN));
            entered.ifPresent(tier -> update.with(":tier", tier));
            var entry = new TierEntry(is, was, now);
            writes.add(entry.put(member));
            wallet.maybeInstant(LISTED)
                    .filter(at -> !at.equals(entry.at()))
                    .ifPresent(at -> writes.add(TierEntry.unlist(member, at)));
            if (entry.leadsIntoOne()) {
                update.set(LISTED, entry.at());
            } else {
                update.remove(LISTED);
            }
        }
        return Optional.of(writes);
    }

    /// Lists a member in its tier whose last change was entered before there was the list; empty if it is listed or in
    /// no tier.
    ///
    /// @param last reads the last change of the member's tier
    public static Optional<List<Write>> list(MemberId member, Item wallet, Supplier<Optional<TierEntry>> last) {
        var tier = wallet.maybeText(TIER);
        if (tier.isEmpty()
                || tier.get().equals(Tiers.NONE)
                || wallet.maybeInstant(LISTED).isPresent()) {
            return Optional.empty();
        }
        return last.get()
                .filter(entry -> entry.tier().equals(tier.get()))
                .map(entry -> List.of(
                        Write.update(Keys.wallet(member))
                                .set(LISTED, entry.at())
                                .when(AS_SEEN + " AND attribute_not_exists(#" + LISTED + ")")
                                .with(":tier", tier.get()),
                        entry.list(member)));
    }
}
