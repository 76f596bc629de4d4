package dev.merit.coupons.sessions;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Limits;
import dev.merit.coupons.terms.Terms;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a coupon is judged by, read together: its strategy as it stands now, the terms that it was issued under, which
/// are its strategy's for a public code, the wallet of the member who redeems it, if there is such a member, and the
/// member's use of the strategy's public codes.
record Facts(
        Strategy strategy,
        Terms terms,
        @Nullable Item wallet,
        @Nullable Item use) {

    static Facts read(Table table, Coupon coupon, MemberId member) {
        var strategy = Keys.strategy(coupon.strategyId());
        var version = coupon.termsVersion();
        var terms = version == null ? strategy : Keys.terms(coupon.strategyId(), version);
        var use = Keys.use(member, coupon.strategyId());
        var keys = new ArrayList<>(List.of(strategy, Keys.wallet(member)));
        keys.add(coupon.isPublic() ? use : terms);
        var found = table.get(keys);
        return new Facts(
                Strategies.in(Objects.requireNonNull(found.get(strategy))),
                Terms.from(Objects.requireNonNull(found.get(terms))),
                found.get(Keys.wallet(member)),
                found.get(use));
    }

    /// Those that count over all of the strategy's coupons.
    Limits limits() {
        return strategy.terms().limits();
    }

    Instant validFrom(Coupon coupon) {
        return coupon.validFrom() == null ? terms.window().start() : coupon.validFrom();
    }

    @Nullable
    Instant validTo(Coupon coupon) {
        return coupon.isPublic() ? terms.window().end() : coupon.validTo();
    }
}
