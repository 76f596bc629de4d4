package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.redemptions.RedemptionOutcome.BudgetExhausted;
import dev.merit.coupons.redemptions.RedemptionOutcome.LimitReached;
import dev.merit.coupons.redemptions.RedemptionOutcome.Scarcity;
import dev.merit.coupons.redemptions.RedemptionOutcome.SoldOut;
import dev.merit.coupons.redemptions.ShardAllocation.Allocated;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is available of a strategy's limits: the uses of a member, the stock and the budget. What expired
/// reservations hold counts as available; they are released where it is needed.
final class Availability {

    private static final int TRIES = 3;

    private final Table table;
    private final ReservationExpiry reservations;
    private final Map<Key, Item> seen;
    private final boolean allShards;

    /// @param allShards whether to read all shards at once, because an earlier attempt was too late
    Availability(Table table, ReservationExpiry reservations, boolean allShards) {
        this(table, reservations, Map.of(), allShards);
    }

    /// @param seen shards that were read before; if one of them is sufficient, nothing more is read
    Availability(Table table, ReservationExpiry reservations, Map<Key, Item> seen, boolean allShards) {
        this.table = table;
        this.reservations = reservations;
        this.seen = seen;
        this.allShards = allShards;
    }

    /// The limits of which too little is left for a discount.
    List<Scarcity> scarcities(RequestItem item, Coupon coupon, EvaluationContext context, Money discount, Instant now) {
        var scarcities = new ArrayList<Scarcity>();
        limit(item, context, now).ifPresent(scarcities::add);
        if (stock(coupon, context) instanceof Allocated.TooLittle) {
            scarcities.add(new SoldOut(item));
        }
        if (context.limits().budget() != null
                && budget(coupon.strategyId(), discount.minorUnits()) instanceof Allocated.TooLittle(var have)) {
            scarcities.add(new BudgetExhausted(item, new Money(have, discount.currency()), discount));
        }
        return scarcities;
    }

    /// That the member has no use of a code left which is issued by use.
    static Optional<Scarcity> limit(RequestItem item, EvaluationContext context, Instant now) {
        var limit = context.limits().perMember();
        var use = context.use();
        if (limit == null || use == null || !MemberUsage.isAt(use, limit)) {
            return Optional.empty();
        }
        var counted = Reservations.from(use, now);
        return counted.expired().isEmpty()
                ? Optional.of(new LimitReached(item, limit, counted.next()))
                : Optional.empty();
    }

    /// The expired reservations that have to be released before the member has another use.
    static List<RedemptionId> expiredUses(EvaluationContext context, Instant now) {
        var use = context.use();
        return use != null && MemberUsage.isAt(use, context.limits().perMember())
                ? Reservations.from(use, now).expired()
                : List.of();
    }

    /// One of the stock, if the coupon takes one when it is redeemed.
    Allocated stock(Coupon coupon, EvaluationContext context) {
        var strategy = coupon.strategyId();
        return allocate(Shards.ofStock(strategy), strategy, coupon.takesStock(context.limits()) ? 1 : 0);
    }

    /// @param need in minor units
    Allocated budget(StrategyId strategy, long need) {
        return allocate(Shards.ofBudget(strategy), strategy, need);
    }

    private Allocated allocate(Shards shards, StrategyId strategy, long need) {
        if (need > 0) {
            var enough = shards.keys().stream()
                    .filter(key -> Shards.left(seen.get(key)) >= need)
                    .findFirst();
            if (enough.isPresent()) {
                return new Allocated.From(List.of(Shards.take(enough.get(), need)));
            }
        }
        for (int tries = 0; tries < TRIES; tries++) {
            var allocated = ShardAllocation.allocate(table, shards, need, allShards || tries > 0);
            if (allocated instanceof Allocated.From
                    || (allocated instanceof Allocated.TooLittle && !reservations.releaseExpired(strategy))) {
                return allocated;
            }
        }
        return new Allocated.Busy();
    }
}
