package dev.merit.activities.points;

import dev.merit.activities.points.RedeemedPoints.Redemption;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.PointsStatement;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Redeems points for orders, never more than the member has, and rolls redemptions back.
@Singleton
final class PointsRedeemer {

    private static final String NOT_ROLLED_BACK =
            "(" + Write.PRESENT + ") AND attribute_not_exists(#" + Redemption.ROLLED_BACK_AT + ")";

    private final Table table;
    private final PointsWallets wallets;
    private final InstantSource clock;

    PointsRedeemer(Table table, PointsWallets wallets, InstantSource clock) {
        this.table = table;
        this.wallets = wallets;
        this.clock = clock;
    }

    RedeemedPoints spend(MemberId member, String orderId, long points) {
        wallets.compact(member);
        return PointsWallets.TRIES.until(() -> attempt(member, orderId, points));
    }

    private static Key key(MemberId member, String orderId) {
        return Keys.points(member, PointsEntry.REDEMPTION, orderId);
    }

    private Optional<RedeemedPoints> attempt(MemberId member, String orderId, long points) {
        var now = clock.instant();
        var found = table.get(List.of(Keys.wallet(member), key(member, orderId), Keys.programme()));
        var wallet = found.get(Keys.wallet(member));
        if (wallet == null) {
            return Optional.of(new RedeemedPoints.NoMember());
        }
        var earlier = found.get(key(member, orderId));
        if (earlier != null) {
            return Optional.of(earlier(Redemption.from(earlier), points));
        }
        var programme = PointsProgrammes.in(found);
        var value = programme.flatMap(p -> Optional.ofNullable(p.pointValue()));
        if (programme.isEmpty() || value.isEmpty()) {
            return Optional.of(new RedeemedPoints.NoValue());
        }
        var today = PointsBalance.day(now);
        var balance = PointsBalance.from(wallet);
        var statement = balance.at(today);
        if (statement.balance() < points) {
            // A repetition of this request may have taken them between the reads of the entry and the wallet.
            return find(member, orderId).isPresent()
                    ? Optional.empty()
                    : Optional.of(new RedeemedPoints.NotEnough(statement.balance(), points));
        }
        var discount = new Money(value.get().floor(points), programme.get().currency());
        if (discount.minorUnits() == 0) {
            return Optional.of(new RedeemedPoints.NoDiscount());
        }
        long bound = balance.boundOf(points, today);
        var entry = PointsEntry.of(member, PointsEntry.REDEMPTION, orderId, -points, now)
                .with(Item.map()
                        .number(Redemption.DISCOUNT, discount.minorUnits())
                        .number(PointsEntry.BOUND, bound == 0 ? null : Long.valueOf(bound))
                        .text(Redemption.CURRENCY, discount.currency().getCurrencyCode()))
                .with(statement.oldest(points));
        var taken = PointsBalance.take(PointsBalance.bind(Write.update(Keys.wallet(member)), -bound), today, points);
        return table.transact(List.of(balance.unlessTaken(taken, ""), entry.put())) instanceof Outcome.Done
                ? Optional.of(new RedeemedPoints.Redeemed(
                        new Redemption(orderId, points, discount, Redemption.REDEEMED, entry.at(), null)))
                : Optional.empty();
    }

    private static RedeemedPoints earlier(Redemption redemption, long points) {
        if (redemption.rolledBackAt() != null) {
            return new RedeemedPoints.RolledBack();
        }
        return redemption.points() == points ? new RedeemedPoints.Repeated(redemption) : new RedeemedPoints.Differs();
    }

    Optional<Redemption> find(MemberId member, String orderId) {
        return table.get(key(member, orderId)).map(Redemption::from);
    }

    /// Returns the points of a redemption, each with the expiry that it had.
    ///
    /// @return the redemption after it; empty if there is none for the order
    Optional<Redemption> rollBack(MemberId member, String orderId) {
        return PointsWallets.TRIES.until(() -> {
            var item = table.get(key(member, orderId));
            if (item.isEmpty()
                    || item.get().maybeInstant(Redemption.ROLLED_BACK_AT).isPresent()) {
                return Optional.of(item.map(Redemption::from));
            }
            if (table.transact(back(member, PointsEntry.from(item.get()))) instanceof Outcome.Done) {
                return Optional.of(find(member, orderId));
            }
            return wallets.isErased(member) ? Optional.of(Optional.empty()) : Optional.empty();
        });
    }

    /// The writes of a rollback. Points that have expired since are returned and expire in the same transaction.
    private List<Write> back(MemberId member, PointsEntry entry) {
        var now = clock.instant();
        var today = PointsBalance.day(now);
        var lots = entry.unexpired(today);
        long expired = -entry.points() - PointsStatement.sum(lots);
        var writes = new ArrayList<Write>();
        if (!lots.isEmpty()) {
            long bound = Math.min(entry.about().sum(PointsEntry.BOUND), PointsStatement.sum(lots));
            var wallet = PointsBalance.bind(Write.update(Keys.wallet(member)), bound);
            writes.add(PointsBalance.give(wallet, today, lots).when(Write.PRESENT));
        }
        writes.add(Write.update(key(member, entry.id()))
                .set(Redemption.ROLLED_BACK_AT, now)
                .when(NOT_ROLLED_BACK));
        writes.add(PointsEntry.of(member, PointsEntry.ROLLBACK, entry.id(), -entry.points(), now)
                .put());
        if (expired > 0) {
            writes.add(PointsEntry.of(member, PointsEntry.EXPIRY, "rollback-" + entry.id(), -expired, now)
                    .put());
        }
        return writes;
    }
}
