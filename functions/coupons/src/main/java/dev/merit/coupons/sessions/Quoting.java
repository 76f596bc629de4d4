package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.finding.Asker;
import dev.merit.coupons.finding.Finder;
import dev.merit.coupons.holding.Reclaiming;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Combining;
import dev.merit.coupons.validating.Scarcity;
import dev.merit.coupons.wishes.Candidate;
import dev.merit.coupons.wishes.Candidates;
import dev.merit.coupons.wishes.Judged;
import dev.merit.coupons.wishes.Wish;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.secret.Secret;
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
public final class Quoting {

    private final Table table;
    private final TierSettings tiers;
    private final Candidates candidates;
    private final Reclaiming reservations;
    private final InstantSource clock;

    Quoting(
            Table table,
            TierSettings tiers,
            Finder finder,
            Reclaiming reservations,
            Secret secret,
            InstantSource clock) {
        this.table = table;
        this.tiers = tiers;
        this.candidates = new Candidates(finder, secret);
        this.reservations = reservations;
        this.clock = clock;
    }

    /// What a wish would come to.
    ///
    /// @param asker whose wrong codes are counted, if it is so
    public Quotation of(Wish wish, @Nullable Asker asker) {
        var now = clock.instant();
        return switch (candidates.read(wish, asker, now)) {
            case Candidates.Reading.All(var found) ->
                isHeld(wish, found, now) ? held(found, now) : judged(wish, found, now);
            case Candidates.Reading.Unknown(var code) -> new Quotation.Unknown(new Redeeming.NoCoupon(code));
            case Candidates.Reading.Barring(var barred) -> new Quotation.Unknown(new Redeeming.TooManyAttempts(barred));
        };
    }

    private static boolean isHeld(Wish wish, List<Candidate> found, Instant now) {
        return found.stream().allMatch(c -> c.holds(now) && c.isOf(wish));
    }

    private Quotation held(List<Candidate> found, Instant now) {
        var held = Candidate.held(found, now);
        var claiming = Confirming.claiming(held);
        var reasons = claiming.isEmpty()
                ? List.<Reason>of()
                : Confirming.reasons(
                        claiming, table.get(Keys.wallet(claiming.getFirst().memberId())));
        return reasons.isEmpty()
                ? new Quotation.Priced(held.stream().map(Quotation.Quote::of).toList())
                : new Quotation.Hindered(reasons);
    }

    private Quotation judged(Wish wish, List<Candidate> found, Instant now) {
        var free = found.stream().map(c -> c.given(wish.memberId(), now)).toList();
        var judged = Judged.all(table, tiers, free, wish, now);
        var reasons = new ArrayList<>(Judged.reasons(judged, wish, now));
        for (var code : reasons.isEmpty() ? Judged.apart(judged) : List.<CouponCode>of()) {
            reasons.add(Reason.of("not-stackable", "The coupon may not be combined with the others.")
                    .about(code));
        }
        if (reasons.isEmpty()) {
            reasons.addAll(Judged.idle(judged, wish.order().cart()));
        }
        return reasons.isEmpty() ? priced(judged, wish, now, new HashMap<>()) : new Quotation.Hindered(reasons);
    }

    /// As redeeming does, of equally good orders in one that the budgets have enough for.
    ///
    /// @param left of budgets that had too little for such an order
    private Quotation priced(List<Judged> judged, Wish wish, Instant now, Map<Integer, Long> left) {
        var terms = judged.stream().map(j -> j.facts().terms()).toList();
        var scarcity = new Scarcity(table, reservations);
        var quotes = new ArrayList<Quotation.Quote>();
        var reasons = new ArrayList<Reason>();
        for (var applied : Combining.best(wish.order().cart(), terms, left)) {
            var one = judged.get(applied.number());
            var coupon = one.candidate().coupon();
            var price = applied.price();
            var held = one.candidate().heldBy(wish.memberId(), now);
            quotes.add(new Quotation.Quote(one.code(), coupon.isVoucher(), price));
            for (var reason : scarcity.of(coupon, one.facts(), price.discount(), held, now)) {
                if (judged.size() > 1
                        && reason.have() instanceof Money have
                        && left.put(applied.number(), have.minorUnits() + Scarcity.budgetOf(held)) == null) {
                    return priced(judged, wish, now, left);
                }
                reasons.add(reason.about(one.code()));
            }
        }
        return reasons.isEmpty() ? new Quotation.Priced(quotes) : new Quotation.Hindered(reasons);
    }
}
