package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.lookup.RateLimited;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the codes of a wish, with their redemptions for its order, in one batch.
public final class CodesInOrder {

    private final CodeLookup finder;
    private final Secret secret;

    public CodesInOrder(CodeLookup finder, Secret secret) {
        this.finder = finder;
        this.secret = secret;
    }

    /// What was read.
    public sealed interface Reading {

        /// In the order of the codes.
        record All(List<CodeInOrder> candidates) implements Reading {}

        /// There is no coupon of some of the codes, or the caller is not to know; this is the first.
        record Unknown(CouponCode code) implements Reading {}

        /// The caller has asked for too many codes that there are not.
        record Barring(RateLimited barred) implements Reading {}
    }

    /// What there is of a wish, for whoever asks.
    public Reading read(RedemptionRequest wish, @Nullable CodeCaller asker, Instant now) {
        var ids = wish.codes().stream().map(code -> Keys.redemption(id(code, wish)));
        var sight = finder.look(wish.codes(), ids.toList(), asker, now);
        if (sight.barred() != null) {
            return new Reading.Barring(sight.barred());
        }
        var candidates = new ArrayList<CodeInOrder>();
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
        return wrong.isEmpty() ? new Reading.All(candidates) : missed(asker, wrong, now);
    }

    private Reading missed(@Nullable CodeCaller asker, List<CouponCode> wrong, Instant now) {
        var barred = finder.missed(asker, wrong.size(), now);
        return barred.isPresent() ? new Reading.Barring(barred.get()) : new Reading.Unknown(wrong.getFirst());
    }

    private static CodeInOrder candidate(Coupon coupon, RedemptionId id, @Nullable Item redemption) {
        var present = Optional.ofNullable(redemption).map(Redemption::from).orElse(null);
        return new CodeInOrder(coupon, id, present);
    }

    private RedemptionId id(CouponCode code, RedemptionRequest wish) {
        return RedemptionId.of(secret.mac(
                "redemption/id", code.canonical() + "\n" + wish.orderId().value()));
    }
}
