package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.BudgetRestoration;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Redemptions as they are to be written.
///
/// One that is opened again still counts for the purchase that named it, unless all of that was refunded; and of the
/// budget it takes only what its refunds have not given back. So what it holds is at any moment what
/// [BudgetRestoration] says, in whatever order it was refunded, rolled back and redeemed again.
final class RedemptionDrafts {

    private final RedemptionRequest wish;
    private final @Nullable Instant until;
    private final Map<Key, Item> purchases;

    private RedemptionDrafts(RedemptionRequest wish, @Nullable Instant until, Map<Key, Item> purchases) {
        this.wish = wish;
        this.until = until;
        this.purchases = purchases;
    }

    /// Reads the purchases behind the redemptions that they name: a refund that comes later moves the redemption
    /// on, so that this one is not opened as it was drafted.
    ///
    /// @param until of reservations
    static RedemptionDrafts read(
            Table table, RedemptionRequest wish, @Nullable Instant until, List<EvaluatedCode> judged) {
        var keys =
                judged.stream().flatMap(j -> purchase(j.candidate())).distinct().toList();
        return new RedemptionDrafts(wish, until, keys.isEmpty() ? Map.of() : current(table, table.get(keys)));
    }

    /// A purchase that was given to another member is that member's.
    private static Map<Key, Item> current(Table table, Map<Key, Item> purchases) {
        var current = new HashMap<Key, Item>();
        purchases.forEach((key, item) -> ActivityRecord.current(table, item).ifPresent(now -> current.put(key, now)));
        return current;
    }

    private static Stream<Key> purchase(CodeInOrder candidate) {
        return Optional.ofNullable(candidate.present()).flatMap(Redemption::purchase).stream();
    }

    /// A redemption, or a reservation, that takes so much of the total.
    Redemption of(EvaluatedCode one, Stacking.Applied applied) {
        var candidate = one.candidate();
        var coupon = candidate.coupon();
        var limits = one.facts().limits();
        var price = applied.price();
        var present = candidate.present();
        var purchase = purchase(candidate)
                .map(purchases::get)
                .flatMap(Stream::ofNullable)
                .map(ActivityRecord::from)
                .findFirst();
        var counts = purchase.filter(p -> p.left() == 0).isEmpty();
        long budget = limits.budget() == null ? 0 : price.discount().minorUnits();
        var session = new RedemptionState(
                candidate.revision() + 1,
                wish.fingerprint(),
                until,
                coupon.kind(),
                coupon.takesStock(limits),
                budget,
                counts ? purchase.map(p -> returned(budget, price, p)).orElse(0L) : 0);
        return new Redemption(
                candidate.id(),
                coupon.code().text(),
                coupon.strategyId(),
                wish.memberId(),
                wish.orderId().value(),
                applied.total(),
                price.discount(),
                until == null ? Redemption.REDEEMED : Redemption.RESERVED,
                counts && present != null ? present.activityId() : null,
                price.lines(),
                price.shippingDiscount(),
                one.facts().terms().conditions().wantFirstPurchase(),
                session);
    }

    /// What the refunds of the purchase have given back of such a budget.
    private static long returned(long budget, Evaluation.Eligible price, ActivityRecord purchase) {
        return BudgetRestoration.due(
                budget, price.lines(), price.shippingDiscount(), purchase.activity(), purchase.refunded());
    }
}
