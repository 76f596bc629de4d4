package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Order;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges many coupons for one order, as redeeming each by itself would, in the reads of one: all they are judged by
/// at once, and then a shard of each stock and budget that they draw on. Nothing is changed.
@Singleton
public final class Qualification {

    private final Table table;
    private final TierSettings tiers;
    private final ReservationExpiry reservations;
    private final InstantSource clock;

    Qualification(Table table, TierSettings tiers, ReservationExpiry reservations, InstantSource clock) {
        this.table = table;
        this.tiers = tiers;
        this.reservations = reservations;
        this.clock = clock;
    }

    /// In the order of the coupons; nothing, if there is no such member.
    public Optional<List<QualifiedCoupon>> of(List<Coupon> coupons, MemberId member, Order order) {
        if (coupons.isEmpty()) {
            return table.get(Keys.wallet(member)).map(_ -> List.of());
        }
        var now = clock.instant();
        var facts = EvaluationContext.read(table, tiers, coupons, member, now);
        if (facts.getFirst().wallet() == null) {
            return Optional.empty();
        }
        var judged = new ArrayList<QualifiedCoupon>();
        for (int i = 0; i < coupons.size(); i++) {
            var assessment = CouponEligibility.assess(coupons.get(i), facts.get(i), member, order, null, now);
            judged.add(appraisal(coupons.get(i), facts.get(i), assessment));
        }
        return Optional.of(withLimits(judged, facts, now));
    }

    /// Those that are eligible are so only if there is enough left of what they draw on.
    private List<QualifiedCoupon> withLimits(List<QualifiedCoupon> judged, List<EvaluationContext> facts, Instant now) {
        var shards = new ArrayList<Key>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).isRedeemable()) {
                shards.addAll(shards(judged.get(i).coupon(), facts.get(i)));
            }
        }
        var scarcity = new Availability(
                table, reservations, table.get(shards.stream().distinct().toList()));
        var all = new ArrayList<QualifiedCoupon>();
        for (int i = 0; i < judged.size(); i++) {
            var one = judged.get(i);
            if (one.assessment() instanceof Evaluation.Eligible eligible) {
                var scarce = scarcity.of(one.coupon(), facts.get(i), eligible.discount(), null, now);
                all.add(scarce.isEmpty() ? one : one.without(eligible, scarce));
            } else {
                all.add(one);
            }
        }
        return all;
    }

    private static List<Key> shards(Coupon coupon, EvaluationContext facts) {
        var keys = new ArrayList<Key>();
        if (coupon.takesStock(facts.limits())) {
            keys.add(Shards.ofStock(coupon.strategyId()).any());
        }
        if (facts.limits().budget() != null) {
            keys.add(Shards.ofBudget(coupon.strategyId()).any());
        }
        return keys;
    }

    private static QualifiedCoupon appraisal(Coupon coupon, EvaluationContext facts, Evaluation assessment) {
        return new QualifiedCoupon(coupon, facts.strategy(), facts.terms(), assessment, facts.validTo(coupon), null);
    }
}
