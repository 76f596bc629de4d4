package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a coupon is evaluated with, read together.
///
/// @param strategy as it is now
/// @param terms those that the coupon was issued with; the strategy's for a public code; of a gift voucher they
/// are worth what is left on it
/// @param wallet of the member who redeems it; null, if there is no such member
/// @param usage the item of the member's usage of the strategy; null, if there is none or the coupon does not
/// need it
/// @param tier the member's tier now
/// @param requirement what the member must have consented to for the use, if the use issues the coupon to the member
record EvaluationContext(
        Strategy strategy,
        Terms terms,
        @Nullable Item wallet,
        @Nullable Item usage,
        String tier,
        ConsentRequirement requirement) {

    /// The contexts of the coupons, in their sequence, read in one batch.
    static List<EvaluationContext> read(
            Table table,
            TierSettings settings,
            ProfilingPolicy policy,
            List<Coupon> coupons,
            MemberId member,
            Instant now) {
        var unknown = settings.unknown(now);
        var keys = Stream.concat(unknown.stream(), coupons.stream().flatMap(c -> keys(c, member)))
                .distinct()
                .toList();
        var found = table.get(keys);
        var wallet = found.get(Keys.wallet(member));
        var tiers = settings.among(unknown, found, now);
        var tier =
                wallet == null ? Tiers.NONE : MemberTier.of(tiers, wallet, now).tier();
        return coupons.stream().map(c -> of(c, member, found, tier, policy)).toList();
    }

    private static Stream<Key> keys(Coupon coupon, MemberId member) {
        return Stream.concat(
                Stream.of(Keys.strategy(coupon.strategyId()), Keys.wallet(member), coupon.termsKey()),
                coupon.usageKey(member).stream());
    }

    private static EvaluationContext of(
            Coupon coupon, MemberId member, Map<Key, Item> found, String tier, ProfilingPolicy policy) {
        var terms = Terms.from(Objects.requireNonNull(found.get(coupon.termsKey())));
        var usage = coupon.usageKey(member);
        return new EvaluationContext(
                Strategies.in(Objects.requireNonNull(found.get(Keys.strategy(coupon.strategyId())))),
                coupon.pricedBy(terms),
                found.get(Keys.wallet(member)),
                usage.map(found::get).orElse(null),
                tier,
                usage.isPresent() ? terms.requirement(policy) : ConsentRequirement.NONE);
    }

    /// The same, where a gift voucher pays no more than the amount.
    EvaluationContext payingAtMost(@Nullable Money amount) {
        return amount == null
                ? this
                : terms.benefit()
                        .storedValue()
                        .filter(left -> left.currency().equals(amount.currency()) && left.isMoreThan(amount))
                        .map(_ -> new EvaluationContext(
                                strategy, terms.withValue(amount), wallet, usage, tier, requirement))
                        .orElse(this);
    }

    /// The limits of the strategy as they are now.
    Limits limits() {
        return strategy.terms().limits();
    }

    @Nullable
    Instant validTo(Coupon coupon) {
        return coupon.validity(terms).to();
    }
}
