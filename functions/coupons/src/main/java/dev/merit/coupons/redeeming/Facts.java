package dev.merit.coupons.redeeming;

import dev.merit.coupons.issuing.Coupon;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Terms;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a coupon is judged by, read together: its strategy as it stands now, the terms that it was issued under, and
/// the wallet of the member who redeems it, if there is such a member.
record Facts(Strategy strategy, Terms terms, @Nullable Item wallet) {

    static Facts read(Table table, Coupon coupon, MemberId member) {
        var strategy = Keys.strategy(coupon.strategyId());
        var terms = Keys.terms(coupon.strategyId(), coupon.termsVersion());
        var found = table.get(List.of(strategy, terms, Keys.wallet(member)));
        return new Facts(
                Strategies.in(Objects.requireNonNull(found.get(strategy))),
                Terms.from(Objects.requireNonNull(found.get(terms))),
                found.get(Keys.wallet(member)));
    }
}
