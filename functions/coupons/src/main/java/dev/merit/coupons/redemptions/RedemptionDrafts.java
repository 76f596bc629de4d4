package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.BudgetRestoration;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drafts the redemptions of a plan.
///
/// A redemption that was rolled back may be redeemed again. It still counts for the purchase that named it, unless
/// that is refunded in full, and it takes from the budget only what the refunds have not restored. So what it
/// holds of the budget is always what [BudgetRestoration] says, whatever the sequence of refunds, rollbacks and
/// redemptions.
final class RedemptionDrafts {

    private final RedemptionRequest request;
    private final @Nullable Instant reservedUntil;
    private final Map<Key, Item> purchases;

    private RedemptionDrafts(RedemptionRequest request, @Nullable Instant reservedUntil, Map<Key, Item> purchases) {
        this.request = request;
        this.reservedUntil = reservedUntil;
        this.purchases = purchases;
    }

    /// Reads the purchases that name the earlier redemptions. A later refund changes the redemption's revision, so
    /// that the draft is not written then.
    static RedemptionDrafts read(Table table, RedemptionRequest request, List<EvaluatedCode> codes, Instant now) {
        var keys =
                codes.stream().flatMap(one -> purchase(one.code())).distinct().toList();
        var purchases = keys.isEmpty() ? Map.<Key, Item>of() : current(table, table.get(keys));
        return new RedemptionDrafts(request, request.reservedUntil(now), purchases);
    }

    /// The purchases as they are recorded now: one that was reassigned to another member is that member's.
    private static Map<Key, Item> current(Table table, Map<Key, Item> purchases) {
        var current = new HashMap<Key, Item>();
        purchases.forEach((key, item) -> ActivityRecord.current(table, item).ifPresent(now -> current.put(key, now)));
        return current;
    }

    private static Stream<Key> purchase(CodeInOrder code) {
        return Optional.ofNullable(code.redemption()).flatMap(Redemption::purchaseKey).stream();
    }

    /// The redemption, or the reservation, of a code at its place in the sequence.
    Redemption of(Stacking.Applied<EvaluatedCode> applied) {
        var evaluated = applied.of();
        var code = evaluated.code();
        var coupon = code.coupon();
        var limits = evaluated.context().limits();
        var price = applied.price();
        var earlier = code.redemption();
        var purchase = purchase(code)
                .map(purchases::get)
                .flatMap(Stream::ofNullable)
                .map(ActivityRecord::from)
                .findFirst();
        var counts = purchase.filter(p -> p.left() == 0).isEmpty();
        long budget = limits.budget() == null ? 0 : applied.amount();
        var state = new RedemptionState(
                code.revision() + 1,
                request.fingerprint(),
                reservedUntil,
                coupon.kind(),
                coupon.takesStock(limits),
                budget,
                counts ? purchase.map(p -> restored(budget, price, p)).orElse(0L) : 0,
                earlier == null ? List.of() : earlier.state().counted());
        return new Redemption(
                code.redemptionId(),
                coupon.code(),
                coupon.strategyId(),
                request.memberId(),
                request.orderId(),
                applied.total(),
                price.discount(),
                reservedUntil == null ? RedemptionStatus.REDEEMED : RedemptionStatus.RESERVED,
                counts && earlier != null ? earlier.activityId() : null,
                price.lines(),
                price.shippingDiscount(),
                evaluated.context().terms().conditions().wantFirstPurchase(),
                state);
    }

    /// What the refunds of the purchase have restored of the budget.
    private static long restored(long budget, Evaluation.Eligible price, ActivityRecord purchase) {
        return BudgetRestoration.due(
                budget, price.lines(), price.shippingDiscount(), purchase.activity(), purchase.refunded());
    }
}
