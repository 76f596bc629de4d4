package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.keys.Key;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which of its strategy's limits stand in the way of a coupon just now, for who only asks.
public final class Availability {

    private static final int TRIES = 3;

    private final Table table;
    private final ReservationExpiry reservations;
    private final Map<Key, Item> seen;

    public Availability(Table table, ReservationExpiry reservations) {
        this(table, reservations, Map.of());
    }

    /// @param seen shards that were looked at before, of which one that has enough is all there is to know
    Availability(Table table, ReservationExpiry reservations, Map<Key, Item> seen) {
        this.table = table;
        this.reservations = reservations;
        this.seen = seen;
    }

    /// The limits that have too little left.
    ///
    /// @param held by which the order has some of it already, if it has
    public List<Ineligibility> of(
            Coupon coupon, EvaluationContext facts, Money discount, @Nullable Redemption held, Instant now) {
        var strategy = coupon.strategyId();
        var limits = facts.limits();
        var use = facts.use();
        var reasons = new ArrayList<Ineligibility>();
        if (held == null && use != null && MemberUsage.isAt(use, limits.perMember())) {
            if (Reservations.from(use, now).expired().isEmpty()) {
                reasons.add(Ineligibility.ofMemberLimit(Objects.requireNonNull(limits.perMember()))
                        .until(Reservations.from(use, now).next()));
            }
        }
        if (held == null && coupon.takesStock(limits)) {
            left(coupon, Shards.ofStock(strategy), 1)
                    .ifPresent(_ -> reasons.add(
                            Ineligibility.of(IneligibilityReason.SOLD_OUT, "No use of the code is left.", 0, 1)));
        }
        if (limits.budget() != null) {
            left(coupon, Shards.ofBudget(strategy), Math.max(0, discount.minorUnits() - budgetOf(held)))
                    .ifPresent(left -> reasons.add(Ineligibility.of(
                            IneligibilityReason.BUDGET_EXHAUSTED,
                            "Less is left of the strategy's budget than the discount.",
                            new Money(left, discount.currency()),
                            discount)));
        }
        return reasons;
    }

    /// What the order has of the budget already, in minor units.
    public static long budgetOf(@Nullable Redemption held) {
        return held == null ? 0 : held.session().budget() - held.session().returned();
    }

    /// What is left, if that is too little, once reservations whose time is over have given back what they held.
    private OptionalLong left(Coupon coupon, Shards shards, long need) {
        if (shards.keys().stream().anyMatch(key -> Shards.left(seen.get(key)) >= need)) {
            return OptionalLong.empty();
        }
        for (int tries = 0; tries < TRIES; tries++) {
            switch (ShardAllocation.draw(table, shards, need, tries > 0)) {
                case ShardAllocation.Drawn.From _ -> {
                    return OptionalLong.empty();
                }
                case ShardAllocation.Drawn.TooLittle(var have) -> {
                    if (!reservations.reclaim(coupon.strategyId())) {
                        return OptionalLong.of(have);
                    }
                }
                case ShardAllocation.Drawn.Busy() -> {}
            }
        }
        return OptionalLong.empty();
    }
}
