package dev.merit.shared.redemption;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A coupon redeemed or reserved for an order, and the purchase, if there is one yet, whose revenue it counts for.
/// There is one of a coupon and an order, which goes from state to state.
///
/// The discount is on the order's lines, in their order, where the shop told them; `shippingDiscount` is what of
/// it is on the shipping. One that is only for a first purchase holds the member's claim to it.
public record Redemption(
        RedemptionId redemptionId,
        CouponCode code,
        StrategyId strategyId,
        MemberId memberId,
        OrderId orderId,
        Money total,
        Money discount,
        RedemptionStatus status,
        @Nullable ActivityId activityId,
        List<LineDiscount> lines,
        @Nullable Money shippingDiscount,
        boolean firstPurchase,
        RedemptionState state) {

    /// An attribute of a redemption whose benefit is points: how many times as many its purchase earns, as a
    /// decimal.
    public static final String POINTS_FACTOR = "pointsFactor";

    private static final String OPEN =
            "#status = :redeemed AND #memberId = :member AND attribute_not_exists(#activityId)";

    public Redemption {
        lines = List.copyOf(lines);
    }

    public boolean isRedeemed() {
        return status == RedemptionStatus.REDEEMED;
    }

    public boolean isReserved() {
        return status == RedemptionStatus.RESERVED;
    }

    /// Whether it holds its coupon then: redeemed, or reserved beyond that moment.
    public boolean holds(Instant now) {
        var until = state.reservedUntil();
        return isRedeemed() || (isReserved() && until != null && now.isBefore(until));
    }

    /// A reservation as it stands once it is redeemed.
    public Redemption confirmed() {
        return isReserved()
                ? new Redemption(
                        redemptionId,
                        code,
                        strategyId,
                        memberId,
                        orderId,
                        total,
                        discount,
                        RedemptionStatus.REDEEMED,
                        activityId,
                        lines,
                        shippingDiscount,
                        firstPurchase,
                        state.confirmed())
                : this;
    }

    /// The purchase that names it, if there is one.
    public Optional<Key> purchase() {
        return Optional.ofNullable(activityId).map(purchase -> Keys.activity(memberId, purchase));
    }

    /// Whether a purchase of this member may name the redemption as its own.
    public boolean isOpenFor(MemberId member) {
        return status == RedemptionStatus.REDEEMED && memberId.equals(member) && activityId == null;
    }

    /// An update that is its next step, if it is still as it stands here, but for the purchase that names it.
    public Write next() {
        return Write.update(Keys.redemption(redemptionId))
                .add(RedemptionState.REVISION, 1)
                .when(RedemptionState.AS_SEEN)
                .with(":revision", state.revision());
    }

    /// Its next step, to that status, after which it is no longer among the reservations that end at a time; if no
    /// purchase that is not seen here names it.
    public Write become(RedemptionStatus next, Instant now) {
        return next().when(
                        RedemptionState.AS_SEEN + (activityId == null ? " AND attribute_not_exists(#activityId)" : ""))
                .set("status", next.text())
                .set(next.text() + "At", now)
                .remove(RedemptionState.RESERVED_UNTIL)
                .remove("gsi1pk")
                .remove("gsi1sk");
    }

    /// Ties the redemption to the purchase that names it, if it is open for it.
    public static Write countFor(RedemptionId redemption, MemberId member, ActivityId purchase) {
        return Write.update(Keys.redemption(redemption))
                .set("activityId", purchase.value())
                .when(OPEN)
                .with(":redeemed", RedemptionStatus.REDEEMED.text())
                .with(":member", member.value());
    }

    public Item toItem() {
        var item = Item.at(Keys.redemption(redemptionId));
        state.putInto(item);
        if (isReserved() && state.reservedUntil() != null) {
            var byTime = Keys.reservation(strategyId, state.reservedUntil(), redemptionId);
            item.text("gsi1pk", byTime.pk()).text("gsi1sk", byTime.sk());
        }
        return item.text("code", code.text())
                .text("strategyId", strategyId.value())
                .text("memberId", memberId.value())
                .text("orderId", orderId.value())
                .number("total", total.minorUnits())
                .number("discount", discount.minorUnits())
                .text("currency", discount.currency().getCurrencyCode())
                .text("status", status.text())
                .text("activityId", activityId == null ? null : activityId.value())
                .items("lines", lines.stream().map(LineDiscount::toItem).toList())
                .number(
                        "shippingDiscount",
                        shippingDiscount == null ? null : Long.valueOf(shippingDiscount.minorUnits()))
                .flag("firstPurchase", firstPurchase ? true : null);
    }

    public static Redemption from(Item item) {
        var currency = Currency.getInstance(item.text("currency"));
        return new Redemption(
                new RedemptionId(item.key().pkId()),
                new CouponCode(item.text("code")),
                new StrategyId(item.text("strategyId")),
                new MemberId(item.text("memberId")),
                new OrderId(item.text("orderId")),
                new Money(item.number("total"), currency),
                new Money(item.number("discount"), currency),
                RedemptionStatus.of(item.text("status")),
                item.maybeText("activityId").map(ActivityId::new).orElse(null),
                item.items("lines").stream()
                        .map(line -> LineDiscount.from(line, currency))
                        .toList(),
                item.maybeNumber("shippingDiscount")
                        .map(units -> new Money(units, currency))
                        .orElse(null),
                item.maybeFlag("firstPurchase").orElse(false),
                RedemptionState.from(item));
    }
}
