package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Rolls redemptions back and releases reservations, each once: the exact inverse of redeeming and reserving, so that
/// all is what it was before.
///
/// A purchase that names the redemption does not stand in the way, since a return of the goods gives the coupon back;
/// but for one whose points it multiplied, which go back with its refunds: until then the use of the coupon is taken.
@Singleton
public final class Rollbacks implements ReservationExpiry {

    /// As many of the reservations whose time is over are looked at together, and released at once.
    private static final int SEEN = 50;

    private static final int RELEASED_AT_ONCE = 8;

    private final Table table;
    private final InstantSource clock;

    Rollbacks(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public sealed interface RolledBack {

        /// The redemption as it stands then.
        record Done(Redemption redemption) implements RolledBack {}

        /// So much was refunded of the purchase whose points it multiplied, of so much.
        record NotRefunded(Money have, Money need) implements RolledBack {}

        record Unknown() implements RolledBack {}
    }

    /// Rolls back what is redeemed, and releases what is reserved.
    public RolledBack rollBack(RedemptionId id) {
        return Redemptions.TRIES.until(() -> attempt(id));
    }

    private Optional<RolledBack> attempt(RedemptionId id) {
        var item = table.get(Keys.redemption(id));
        if (item.isEmpty()) {
            return Optional.of(new RolledBack.Unknown());
        }
        var found = Redemption.from(item.get());
        if (isOver(found)) {
            return Optional.of(new RolledBack.Done(found));
        }
        var purchase = item.get()
                .maybeText(Redemption.POINTS_FACTOR)
                .flatMap(_ -> found.purchase())
                .flatMap(table::get)
                .flatMap(activity -> ActivityRecord.current(table, activity))
                .map(ActivityRecord::from)
                .filter(p -> found.isRedeemed() && p.left() > 0);
        if (purchase.isPresent()) {
            var paid = purchase.get().activity().paid();
            var left = new Money(purchase.get().left(), paid.currency());
            return Optional.of(new RolledBack.NotRefunded(paid.minus(left), paid));
        }
        return undo(found) ? find(id).<RolledBack>map(RolledBack.Done::new) : Optional.empty();
    }

    /// The same of a reservation only: one that is redeemed stays so.
    public Optional<Redemption> release(RedemptionId id) {
        return Redemptions.TRIES.until(() -> {
            var found = find(id);
            if (found.isEmpty() || !found.get().isReserved()) {
                return Optional.of(found);
            }
            return undo(found.get()) ? Optional.of(find(id)) : Optional.empty();
        });
    }

    @Override
    public void releaseExpired(List<RedemptionId> reservations) {
        var now = clock.instant();
        for (var id : reservations) {
            find(id).filter(r -> isExpired(r, now)).ifPresent(this::undo);
        }
    }

    /// Where many come at once, each releases others.
    @Override
    public boolean reclaim(StrategyId strategy) {
        var expired = new ArrayList<>(table.first(Keys.reservationsUntil(strategy, clock.instant()), SEEN).stream()
                .map(item -> Redemption.from(item).redemptionId())
                .toList());
        Collections.shuffle(expired);
        releaseExpired(expired.stream().limit(RELEASED_AT_ONCE).toList());
        return !expired.isEmpty();
    }

    private Optional<Redemption> find(RedemptionId id) {
        return table.get(Keys.redemption(id)).map(Redemption::from);
    }

    private static boolean isOver(Redemption redemption) {
        return !redemption.isRedeemed() && !redemption.isReserved();
    }

    private static boolean isExpired(Redemption redemption, Instant now) {
        return redemption.isReserved() && !redemption.holds(now);
    }

    private boolean undo(Redemption redemption) {
        var coupon = Coupon.key(new CouponCode(redemption.code()));
        var writes = new ArrayList<Write>(
                RedemptionTransitions.undo(redemption, () -> table.get(coupon).orElseThrow(), clock.instant()));
        if (redemption.isRedeemed()
                && redemption.firstPurchase()
                && table.get(Keys.wallet(redemption.memberId())).isPresent()) {
            writes.add(FirstPurchase.release(redemption.memberId()));
        }
        return table.transact(writes) instanceof Outcome.Done;
    }
}
