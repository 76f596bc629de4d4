package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Rolls redemptions back and releases reservations, each once. Both are the exact inverse of redeeming and
/// reserving.
///
/// A redemption can be rolled back although a purchase names it, because the goods may be returned. If it
/// multiplied the points of the purchase, the purchase has to be refunded first, because the points go back with
/// the refunds.
@Singleton
public final class Rollbacks implements ReservationExpiry {

    /// How many expired reservations are read together, and how many of them are released by one request.
    private static final int SEEN = 50;

    private static final int RELEASED_AT_ONCE = 8;

    private final Table table;
    private final Ledger ledger;
    private final InstantSource clock;

    Rollbacks(Table table, Ledger ledger, InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.clock = clock;
    }

    public sealed interface RolledBack {

        /// The redemption as it stands then.
        record Done(Redemption redemption) implements RolledBack {}

        /// It multiplied the points of a purchase of `need`, of which `have` was refunded.
        record NotRefunded(Money have, Money need) implements RolledBack {}

        record Unknown() implements RolledBack {}
    }

    /// Rolls back what is redeemed, and releases what is reserved.
    public RolledBack rollBack(RedemptionId id) {
        return Redemptions.TRIES.until(() -> attempt(id));
    }

    private Optional<RolledBack> attempt(RedemptionId id) {
        var keys = new ArrayList<>(List.of(Keys.redemption(id)));
        keys.addAll(ledger.unknown());
        var read = table.get(keys);
        ledger.learn(read);
        var item = read.get(Keys.redemption(id));
        if (item == null) {
            return Optional.of(new RolledBack.Unknown());
        }
        var found = Redemption.from(item);
        if (isOver(found)) {
            return Optional.of(new RolledBack.Done(found));
        }
        var purchase = item.maybeText(Redemption.POINTS_FACTOR)
                .flatMap(_ -> found.purchaseKey())
                .flatMap(table::get)
                .flatMap(activity -> ActivityRecord.current(table, activity))
                .map(ActivityRecord::from)
                .filter(p -> found.isRedeemed() && p.left() > 0);
        if (purchase.isPresent()) {
            var paid = purchase.get().activity().paid();
            var left = new Money(purchase.get().left(), paid.currency());
            return Optional.of(new RolledBack.NotRefunded(paid.minus(left), paid));
        }
        return end(found) ? find(id).<RolledBack>map(RolledBack.Done::new) : Optional.empty();
    }

    /// Releases a reservation. A redemption is not changed.
    public Optional<Redemption> release(RedemptionId id) {
        return Redemptions.TRIES.until(() -> {
            var found = find(id);
            if (found.isEmpty() || !found.get().isReserved()) {
                return Optional.of(found);
            }
            return end(found.get()) ? Optional.of(find(id)) : Optional.empty();
        });
    }

    @Override
    public void releaseExpired(List<RedemptionId> reservations) {
        var now = clock.instant();
        for (var id : reservations) {
            find(id).filter(r -> isExpired(r, now)).ifPresent(this::end);
        }
    }

    /// Concurrent requests release different reservations.
    @Override
    public boolean releaseExpired(StrategyId strategy) {
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
        return redemption.isReserved() && !redemption.isActive(now);
    }

    /// Whether it was rolled back or released; not if it has changed since it was read. The coupon of a
    /// promotion may be gone then, as it is removed with its redemption.
    private boolean end(Redemption redemption) {
        var key = Coupon.key(redemption.code());
        boolean isClaim = redemption.state().coupon() == CouponKind.PROMOTION_CLAIM;
        var claim = isClaim ? table.get(key) : Optional.<Item>empty();
        if (isClaim && claim.isEmpty()) {
            return false;
        }
        Supplier<Item> coupon = () -> claim.or(() -> table.get(key)).orElseThrow();
        var entry = RedemptionTransitions.rollBackOrRelease(redemption, coupon, clock.instant());
        if (redemption.isRedeemed()
                && redemption.firstPurchase()
                && table.get(Keys.wallet(redemption.memberId())).isPresent()) {
            entry = entry.plus(List.of(FirstPurchaseClaim.release(redemption.memberId())));
        }
        return ledger.transact(entry) instanceof Outcome.Done;
    }
}
