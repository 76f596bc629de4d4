package dev.merit.shared.redemption;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The redemption or reservation of a coupon for an order. A coupon and an order have one redemption, whose
/// status changes.
///
/// @param total of the order, before the discount
/// @param activityId the purchase to whose revenue it counts; null, if no purchase has named it yet
/// @param lines the discount of each line, in the sequence of the order's lines; empty, if the order has none
/// @param shippingDiscount the part of the discount that is on the shipping
/// @param firstPurchase whether its coupon is for a first purchase only, which the redemption claims
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

    /// The attribute of a redemption whose benefit is points: the factor of the points of its purchase, as a
    /// decimal.
    public static final String POINTS_FACTOR = "pointsFactor";

    private static final String LINKABLE =
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

    /// Whether it is redeemed, or reserved and not expired at that moment.
    public boolean isActive(Instant now) {
        var until = state.reservedUntil();
        return isRedeemed() || (isReserved() && until != null && now.isBefore(until));
    }

    /// The redemption after its reservation is redeemed; the same, if it is not reserved.
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

    /// The key of the purchase that names it; empty, if there is none.
    public Optional<Key> purchaseKey() {
        return Optional.ofNullable(activityId).map(purchase -> Keys.activity(memberId, purchase));
    }

    /// Whether a purchase of this member may name it: it is redeemed by this member, and no purchase has named
    /// it.
    public boolean mayBelongToPurchaseOf(MemberId member) {
        return status == RedemptionStatus.REDEEMED && memberId.equals(member) && activityId == null;
    }

    /// An update to the next revision. Its condition is that the revision is still the one of this object. A
    /// purchase may have named the redemption meanwhile, because that does not change the revision.
    public Write nextRevision() {
        return Write.update(Keys.redemption(redemptionId))
                .add(RedemptionState.REVISION, 1)
                .when(RedemptionState.UNCHANGED)
                .with(":revision", state.revision());
    }

    /// An update to that status, which also ends its reservation and takes it out of the index of reservations; what is
    /// redeemed goes into that of the strategy's redemptions, and stays there if it is rolled back.
    /// Its condition is that the revision is still the one of this object, and that no purchase has named the
    /// redemption meanwhile.
    public Write changeStatus(RedemptionStatus next, Instant now) {
        var write = nextRevision()
                .when(RedemptionState.UNCHANGED + (activityId == null ? " AND attribute_not_exists(#activityId)" : ""))
                .set("status", next.text())
                .set(next.text() + "At", now)
                .remove(RedemptionState.RESERVED_UNTIL);
        return switch (next) {
            case REDEEMED -> {
                var byTime = Keys.redemptionByTime(strategyId, now, redemptionId);
                yield write.set("gsi1pk", byTime.pk()).set("gsi1sk", byTime.sk());
            }
            case ROLLED_BACK -> write;
            case RESERVED, RELEASED -> write.remove("gsi1pk").remove("gsi1sk");
        };
    }

    /// A write that redeems it, with its effect on the totals.
    public Entry countRedeemed(Write write, Instant now) {
        return count(write, CountedChange.redeemed(this, now));
    }

    /// A write that rolls it back, with its effect on the totals.
    public Entry countRolledBack(Write write, Instant now) {
        return count(write, CountedChange.rolledBack(this, now));
    }

    private Entry count(Write write, CountedChange change) {
        return new Entry(List.of(change.addTo(write)), change.effect(strategyId));
    }

    /// An update that moves the end of its reservation, on the condition of [#nextRevision].
    public Write prolong(Instant until) {
        var byTime = Keys.reservation(strategyId, until, redemptionId);
        return nextRevision()
                .set(RedemptionState.RESERVED_UNTIL, until)
                .set("gsi1pk", byTime.pk())
                .set("gsi1sk", byTime.sk());
    }

    /// An update that stores the purchase that names the redemption. Its condition is that the purchase may
    /// name it, see [#mayBelongToPurchaseOf].
    public static Write linkToPurchase(RedemptionId redemption, MemberId member, ActivityId purchase) {
        return Write.update(Keys.redemption(redemption))
                .set("activityId", purchase.value())
                .when(LINKABLE)
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

    public static boolean isIn(Item item) {
        return item.key().sk().equals("REDEMPTION");
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
