package dev.merit.aggregation.loyalty;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.Programmes;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.Review;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Sees to each member once a day, by the items of the table as they come. What is due is one transaction that holds
/// once, so a walk may be cut off, be repeated, or meet another; where somebody is writing the wallet just then, the
/// next day's walk does it.
@Singleton
public final class Loyalty {

    private final Table table;
    private final Programmes programmes;
    private final TierSettings tiers;
    private final InstantSource clock;

    public Loyalty(Table table, Programmes programmes, TierSettings tiers, InstantSource clock) {
        this.table = table;
        this.programmes = programmes;
        this.tiers = tiers;
        this.clock = clock;
    }

    /// Does what is due by one item of the table; tells whether it wrote anything.
    public boolean see(Item item) {
        return switch (item.key().sk()) {
            case "PROFILE" -> ofProfile(item);
            case "WALLET" -> ofWallet(item);
            default -> false;
        };
    }

    private boolean ofProfile(Item profile) {
        var now = clock.instant();
        return programmes
                .lately(now)
                .map(programme -> new Birthdays(table, programme, now).see(member(profile), profile))
                .orElse(false);
    }

    private boolean ofWallet(Item wallet) {
        var now = clock.instant();
        var member = member(wallet);
        var reviewed = Review.of(member, wallet, tiers.lately(now), now)
                .map(writes -> table.transact(writes) instanceof Outcome.Done)
                .orElse(false);
        var rewarded = programmes
                .lately(now)
                .map(programme -> new Rewards(table, programme, now).see(member, wallet))
                .orElse(false);
        return reviewed || rewarded;
    }

    private static MemberId member(Item item) {
        var pk = item.key().pk();
        return new MemberId(pk.substring(pk.indexOf('#') + 1));
    }
}
