package dev.merit.coupons.validating;

import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.holding.Leases;
import dev.merit.coupons.holding.Reclaiming;
import dev.merit.coupons.holding.Use;
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
public final class Scarcity {

    private static final int TRIES = 3;

    private final Table table;
    private final Reclaiming reservations;
    private final Map<Key, Item> seen;

    public Scarcity(Table table, Reclaiming reservations) {
        this(table, reservations, Map.of());
    }

    /// @param seen shards that were looked at before, of which one that has enough is all there is to know
    Scarcity(Table table, Reclaiming reservations, Map<Key, Item> seen) {
        this.table = table;
        this.reservations = reservations;
        this.seen = seen;
    }

    /// The limits that have too little left.
    ///
    /// @param held by which the order has some of it already, if it has
    public List<Reason> of(Coupon coupon, Facts facts, Money discount, @Nullable Redemption held, Instant now) {
        var strategy = coupon.strategyId();
        var limits = facts.limits();
        var use = facts.use();
        var reasons = new ArrayList<Reason>();
        if (held == null && use != null && Use.isAt(use, limits.perMember())) {
            if (Leases.expired(use, now).isEmpty()) {
                reasons.add(Reason.ofMemberLimit(Objects.requireNonNull(limits.perMember()))
                        .until(Leases.next(use, now)));
            }
        }
        if (held == null && coupon.isPublic() && limits.stock() != null) {
            left(coupon, Shards.ofStock(strategy), 1)
                    .ifPresent(_ -> reasons.add(Reason.of("sold-out", "No use of the code is left.", 0, 1)));
        }
        if (limits.budget() != null) {
            left(coupon, Shards.ofBudget(strategy), Math.max(0, discount.minorUnits() - budgetOf(held)))
                    .ifPresent(left -> reasons.add(Reason.of(
                            "budget-exhausted",
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
            switch (Drawing.draw(table, shards, need, tries > 0)) {
                case Drawing.Drawn.From _ -> {
                    return OptionalLong.empty();
                }
                case Drawing.Drawn.TooLittle(var have) -> {
                    if (!reservations.reclaim(coupon.strategyId())) {
                        return OptionalLong.of(have);
                    }
                }
                case Drawing.Drawn.Busy() -> {}
            }
        }
        return OptionalLong.empty();
    }
}
