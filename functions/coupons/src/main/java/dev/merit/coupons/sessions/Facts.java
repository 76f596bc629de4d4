package dev.merit.coupons.sessions;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Limits;
import dev.merit.coupons.terms.Terms;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a coupon is judged by, read together: its strategy as it stands now, the terms that it was issued under, which
/// are its strategy's for a public code, the wallet of the member who redeems it, if there is such a member, and, where
/// the code is not the member's own yet, the member's use of the strategy.
record Facts(
        Strategy strategy,
        Terms terms,
        @Nullable Item wallet,
        @Nullable Item use) {

    static Facts read(Table table, Coupon coupon, MemberId member) {
        return read(table, List.of(coupon), member).getFirst();
    }

    /// Of each coupon, all of them read together.
    static List<Facts> read(Table table, List<Coupon> coupons, MemberId member) {
        var keys = coupons.stream().flatMap(c -> keys(c, member)).distinct().toList();
        var found = table.get(keys);
        return coupons.stream().map(c -> of(c, member, found)).toList();
    }

    private static Stream<Key> keys(Coupon coupon, MemberId member) {
        return Stream.of(
                Keys.strategy(coupon.strategyId()),
                Keys.wallet(member),
                terms(coupon),
                coupon.memberId() == null ? Keys.use(member, coupon.strategyId()) : terms(coupon));
    }

    private static Key terms(Coupon coupon) {
        var version = coupon.termsVersion();
        return version == null ? Keys.strategy(coupon.strategyId()) : Keys.terms(coupon.strategyId(), version);
    }

    private static Facts of(Coupon coupon, MemberId member, Map<Key, Item> found) {
        return new Facts(
                Strategies.in(Objects.requireNonNull(found.get(Keys.strategy(coupon.strategyId())))),
                Terms.from(Objects.requireNonNull(found.get(terms(coupon)))),
                found.get(Keys.wallet(member)),
                coupon.memberId() == null ? found.get(Keys.use(member, coupon.strategyId())) : null);
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
