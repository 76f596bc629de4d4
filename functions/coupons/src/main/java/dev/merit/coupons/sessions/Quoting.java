package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.finding.Asker;
import dev.merit.coupons.finding.Finder;
import dev.merit.coupons.holding.Reclaiming;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Combining;
import dev.merit.coupons.validating.Scarcity;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
            case Candidates.Reading.Refused(var why) -> new Quotation.Unknown(why);
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
        return reasons.isEmpty() ? priced(judged, wish, now) : new Quotation.Hindered(reasons);
    }

    private Quotation priced(List<Judged> judged, Wish wish, Instant now) {
        var terms = judged.stream().map(j -> j.facts().terms()).toList();
        var scarcity = new Scarcity(table, reservations);
        var quotes = new ArrayList<Quotation.Quote>();
        var reasons = new ArrayList<Reason>();
        for (var applied : Combining.best(wish.order().cart(), terms)) {
            var one = judged.get(applied.number());
            var coupon = one.candidate().coupon();
            var price = applied.price();
            quotes.add(new Quotation.Quote(one.code(), coupon.isVoucher(), price));
            scarcity.of(coupon, one.facts(), price.discount(), one.candidate().heldBy(wish.memberId(), now), now)
                    .forEach(reason -> reasons.add(reason.about(one.code())));
        }
        return reasons.isEmpty() ? new Quotation.Priced(quotes) : new Quotation.Hindered(reasons);
    }
}
