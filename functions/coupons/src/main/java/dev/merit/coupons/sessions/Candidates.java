package dev.merit.coupons.sessions;

import dev.merit.coupons.finding.Asker;
import dev.merit.coupons.finding.Finder;
import dev.merit.coupons.finding.Found;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the codes of a wish, with their redemptions for its order, in one batch.
final class Candidates {

    private final Finder finder;
    private final Secret secret;

    Candidates(Finder finder, Secret secret) {
        this.finder = finder;
        this.secret = secret;
    }

    sealed interface Reading {

        /// In the order of the codes.
        record All(List<Candidate> candidates) implements Reading {}

        /// There is no coupon of some of the codes, or the caller is not to know.
        record Refused(Redeeming.Refused why) implements Reading {}
    }

    Reading read(Wish wish, @Nullable Asker asker, Instant now) {
        var ids = wish.codes().stream().map(code -> Keys.redemption(id(code, wish)));
        var sight = finder.look(wish.codes(), ids.toList(), asker, now);
        if (sight.barred() != null) {
            return new Reading.Refused(new Redeeming.TooManyAttempts(sight.barred()));
        }
        var candidates = new ArrayList<Candidate>();
        for (var code : wish.codes()) {
            var found = sight.coupons().get(code);
            if (found != null) {
                var id = id(code, wish);
                candidates.add(candidate(found, id, sight.items().get(Keys.redemption(id))));
            }
        }
        var wrong = wish.codes().stream()
                .filter(code -> !sight.coupons().containsKey(code))
                .toList();
        return wrong.isEmpty() ? new Reading.All(candidates) : new Reading.Refused(missed(asker, wrong, now));
    }

    private Redeeming.Refused missed(@Nullable Asker asker, List<CouponCode> wrong, Instant now) {
        var barred = finder.missed(asker, wrong.size(), now);
        return barred.isPresent()
                ? new Redeeming.TooManyAttempts(barred.get())
                : new Redeeming.NoCoupon(wrong.getFirst());
    }

    private static Candidate candidate(Found found, RedemptionId id, @Nullable Item redemption) {
        var present = Optional.ofNullable(redemption).map(Redemption::from).orElse(null);
        return new Candidate(found.coupon(), found.item(), found.unrevoked(), id, present);
    }

    private RedemptionId id(CouponCode code, Wish wish) {
        return RedemptionId.of(secret.mac(
                "redemption/id", code.canonical() + "\n" + wish.orderId().value()));
    }
}
