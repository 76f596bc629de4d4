package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Order;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evaluates many coupons for one order, each by itself, with the reads of one: first everything that they are
/// evaluated with, and then one shard of each stock and budget that they take from. Writes nothing.
@Singleton
public final class Qualification {

    private final Table table;
    private final TierSettings tiers;
    private final ProfilingPolicy policy;
    private final ReservationExpiry reservations;
    private final InstantSource clock;

    Qualification(
            Table table,
            TierSettings tiers,
            ProfilingPolicy policy,
            ReservationExpiry reservations,
            InstantSource clock) {
        this.table = table;
        this.tiers = tiers;
        this.policy = policy;
        this.reservations = reservations;
        this.clock = clock;
    }

    private record Candidate(Coupon coupon, EvaluationContext context, QualifiedCoupon qualified) {}

    /// The coupons in their sequence; nothing, if there is no such member.
    ///
    /// @param orderId the order's id, if it is known
    public Optional<List<QualifiedCoupon>> of(
            List<Coupon> coupons, MemberId member, Order order, @Nullable OrderId orderId) {
        if (coupons.isEmpty()) {
            return table.get(Keys.wallet(member)).map(_ -> List.of());
        }
        var now = clock.instant();
        var contexts = EvaluationContext.read(table, tiers, policy, coupons, member, now);
        if (contexts.getFirst().wallet() == null) {
            return Optional.empty();
        }
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < coupons.size(); i++) {
            var coupon = coupons.get(i);
            var context = contexts.get(i);
            var evaluation = CouponEligibility.evaluate(coupon, context, member, order, orderId, now);
            candidates.add(new Candidate(
                    coupon,
                    context,
                    new QualifiedCoupon(
                            coupon, context.strategy(), context.terms(), evaluation, context.validTo(coupon), null)));
        }
        var availability = new Availability(table, reservations, shards(candidates), false);
        return Optional.of(candidates.stream()
                .map(one -> available(one, availability, now))
                .toList());
    }

    private static QualifiedCoupon available(Candidate one, Availability availability, Instant now) {
        if (!(one.qualified().evaluation() instanceof Evaluation.Eligible eligible)) {
            return one.qualified();
        }
        var item = new RequestItem.Code(one.coupon().code());
        var scarcities = availability.scarcities(item, one.coupon(), one.context(), eligible.discount(), now);
        return scarcities.isEmpty() ? one.qualified() : one.qualified().without(scarcities);
    }

    /// One shard of each stock and budget that the eligible coupons take from.
    private Map<Key, Item> shards(List<Candidate> candidates) {
        var keys = new LinkedHashSet<Key>();
        for (var one : candidates) {
            if (one.qualified().isRedeemable()) {
                var strategy = one.coupon().strategyId();
                if (one.coupon().takesStock(one.context().limits())) {
                    keys.add(Shards.ofStock(strategy).any());
                }
                if (one.context().limits().budget() != null) {
                    keys.add(Shards.ofBudget(strategy).any());
                }
            }
        }
        return table.get(keys);
    }
}
