package dev.merit.aggregation.loyalty;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.PastMonths;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.points.LotCompaction;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierEntry;
import dev.merit.shared.tiers.TierReview;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Processes each member once a day. The writes that are due for a member are one transaction that commits only once.
/// So a walk may stop, be repeated, or run concurrently. A member whose wallet is being written is left to the walk of
/// the next day. No balance and no tier depends on these entries.
@Singleton
public final class LoyaltyWalk {

    private final Table table;
    private final PointsProgrammes programmes;
    private final TierSettings tiers;
    private final DataKeys keys;
    private final InstantSource clock;

    public LoyaltyWalk(
            Table table, PointsProgrammes programmes, TierSettings tiers, DataKeys keys, InstantSource clock) {
        this.table = table;
        this.programmes = programmes;
        this.tiers = tiers;
        this.keys = keys;
        this.clock = clock;
    }

    /// Continues the walk of the day, or starts it.
    ///
    /// @param hasTime asked regularly; once it is false, the walk stops
    /// @return whether all members are processed
    public boolean run(BooleanSupplier hasTime) {
        long day = PointsBalance.day(clock.instant()).toEpochDay();
        return new MemberScan(table, "loyalty").run(day, hasTime, _ -> new LoyaltyVisitor());
    }

    private final class LoyaltyVisitor implements MemberVisitor {

        @Override
        public void resume(Item saved) {}

        @Override
        public void visit(List<Item> member) {
            member.forEach(LoyaltyWalk.this::see);
        }

        @Override
        public Item save() {
            return Item.map();
        }
    }

    /// Writes what is due for one item of a member.
    ///
    /// @return whether it wrote anything
    boolean see(Item item) {
        return switch (item.key().sk()) {
            case "PROFILE" -> ofProfile(item, clock.instant());
            case "WALLET" -> ofWallet(item, clock.instant());
            default -> false;
        };
    }

    private boolean ofProfile(Item profile, Instant now) {
        boolean listed = list(profile);
        boolean given = givesBirthdayPoints(profile, now);
        return listed || given;
    }

    /// Lists a member who was registered before there was the list of members by time.
    private boolean list(Item profile) {
        var registeredAt = profile.maybeInstant("registeredAt");
        if (registeredAt.isEmpty() || profile.maybeText("gsi1pk").isPresent()) {
            return false;
        }
        var byTime = Keys.memberByTime(member(profile), registeredAt.get());
        return table.write(Write.update(profile.key())
                        .set("gsi1pk", byTime.pk())
                        .set("gsi1sk", byTime.sk())
                        .when(Write.PRESENT))
                instanceof Outcome.Done;
    }

    private boolean givesBirthdayPoints(Item profile, Instant now) {
        return programmes
                .lately(now)
                .map(programme -> new BirthdayPoints(table, programme, now).see(member(profile), keys.fields(profile)))
                .orElse(false);
    }

    private boolean ofWallet(Item wallet, Instant now) {
        var member = member(wallet);
        boolean reviewed = write(TierReview.of(member, wallet, tiers.lately(now), now));
        boolean listed = write(TierReview.list(member, wallet, () -> lastTier(member)));
        boolean rewarded = programmes
                .lately(now)
                .map(programme -> new ReferralRewards(table, programme, now).see(member, wallet))
                .orElse(false);
        boolean compacted = write(LotCompaction.of(member, PointsBalance.from(wallet), PointsBalance.day(now)));
        boolean moved = write(PastMonths.move(member, wallet, now));
        return reviewed || listed || rewarded || compacted || moved;
    }

    private Optional<TierEntry> lastTier(MemberId member) {
        return table.first(Keys.tiers(member).backwards(), 1).stream()
                .findFirst()
                .map(TierEntry::from);
    }

    private boolean write(Optional<List<Write>> due) {
        return due.map(writes -> table.transact(writes) instanceof Outcome.Done).orElse(false);
    }

    private static MemberId member(Item item) {
        return new MemberId(item.key().pkId());
    }
}
