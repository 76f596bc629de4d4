package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells what redeeming would come to, with all that stands in the way of it, and takes nothing.
///
/// What the order holds by the same request comes to what it was reserved or redeemed at. What it holds otherwise is
/// judged as if it were given back before.
@Singleton
public final class Validator {

    private final Table table;
    private final TierSettings tiers;
    private final CodesInOrder candidates;
    private final ReservationExpiry reservations;
    private final InstantSource clock;

    Validator(
            Table table,
            TierSettings tiers,
            CodeLookup finder,
            ReservationExpiry reservations,
            Secret secret,
            InstantSource clock) {
        this.table = table;
        this.tiers = tiers;
        this.candidates = new CodesInOrder(finder, secret);
        this.reservations = reservations;
        this.clock = clock;
    }

    /// What a wish would come to.
    ///
    /// @param asker whose wrong codes are counted, if it is so
    public Validation of(RedemptionRequest wish, @Nullable CodeCaller asker) {
        var now = clock.instant();
        return switch (candidates.read(wish, asker, now)) {
            case CodesInOrder.Reading.All(var found) ->
                isHeld(wish, found, now) ? held(found, now) : judged(wish, found, now);
            case CodesInOrder.Reading.Unknown(var code) -> new Validation.Unknown(new RedemptionOutcome.NoCoupon(code));
            case CodesInOrder.Reading.Barring(var barred) ->
                new Validation.Unknown(new RedemptionOutcome.TooManyAttempts(barred));
        };
    }

    private static boolean isHeld(RedemptionRequest wish, List<CodeInOrder> found, Instant now) {
        return found.stream().allMatch(c -> c.holds(now) && c.isOf(wish));
    }

    private Validation held(List<CodeInOrder> found, Instant now) {
        var held = CodeInOrder.held(found, now);
        var claiming = ReservationConfirmation.claiming(held);
        var reasons = claiming.isEmpty()
                ? List.<Ineligibility>of()
                : ReservationConfirmation.reasons(
                        claiming, table.get(Keys.wallet(claiming.getFirst().memberId())));
        return reasons.isEmpty()
                ? new Validation.Priced(held.stream().map(Validation.Quote::of).toList())
                : new Validation.Hindered(reasons);
    }

    private Validation judged(RedemptionRequest wish, List<CodeInOrder> found, Instant now) {
        var free = found.stream().map(c -> c.given(wish.memberId(), now)).toList();
        var judged = EvaluatedCode.all(table, tiers, free, wish, now);
        var reasons = new ArrayList<>(EvaluatedCode.reasons(judged, wish, now));
        for (var code : reasons.isEmpty() ? EvaluatedCode.apart(judged) : List.<CouponCode>of()) {
            reasons.add(Ineligibility.of(
                            IneligibilityReason.NOT_STACKABLE, "The coupon may not be combined with the others.")
                    .about(code));
        }
        if (reasons.isEmpty()) {
            reasons.addAll(EvaluatedCode.idle(judged, wish.order().cart()));
        }
        return reasons.isEmpty() ? priced(judged, wish, now, new HashMap<>()) : new Validation.Hindered(reasons);
    }

    /// As redeeming does, of equally good orders in one that the budgets have enough for.
    ///
    /// @param left of budgets that had too little for such an order
    private Validation priced(
            List<EvaluatedCode> judged, RedemptionRequest wish, Instant now, Map<Integer, Long> left) {
        var terms = judged.stream().map(j -> j.facts().terms()).toList();
        var scarcity = new Availability(table, reservations);
        var quotes = new ArrayList<Validation.Quote>();
        var reasons = new ArrayList<Ineligibility>();
        for (var applied : Stacking.best(wish.order().cart(), terms, left)) {
            var one = judged.get(applied.number());
            var coupon = one.candidate().coupon();
            var price = applied.price();
            var held = one.candidate().heldBy(wish.memberId(), now);
            quotes.add(new Validation.Quote(one.code(), coupon.pays(), price));
            for (var reason : scarcity.of(coupon, one.facts(), price.discount(), held, now)) {
                if (judged.size() > 1
                        && reason.have() instanceof Money have
                        && left.put(applied.number(), have.minorUnits() + Availability.budgetOf(held)) == null) {
                    return priced(judged, wish, now, left);
                }
                reasons.add(reason.about(one.code()));
            }
        }
        return reasons.isEmpty() ? new Validation.Priced(quotes) : new Validation.Hindered(reasons);
    }
}
