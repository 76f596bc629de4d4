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

/// Finds what is available within the limits of a strategy: uses of a member, stock and budget. What expired
/// reservations reserve is available too; they are released when it is needed.
final class Availability {

    private static final int MAX_ATTEMPTS = 4;

    private final Table table;
    private final ReservationExpiry reservations;
    private final Map<Key, Item> readShards;
    private final boolean allShards;

    /// @param allShards whether to read all shards at once, after an attempt that a concurrent write has won
    Availability(Table table, ReservationExpiry reservations, boolean allShards) {
        this(table, reservations, Map.of(), allShards);
    }

    /// @param readShards shards that were read before; if one of them is sufficient, no other is read
    Availability(Table table, ReservationExpiry reservations, Map<Key, Item> readShards, boolean allShards) {
        this.table = table;
        this.reservations = reservations;
        this.readShards = readShards;
        this.allShards = allShards;
    }

    /// The limits that do not allow the redemption of the item with this discount.
    List<Scarcity> scarcities(RequestItem item, Coupon coupon, EvaluationContext context, Money discount, Instant now) {
        var scarcities = new ArrayList<Scarcity>();
        memberLimit(item, context, now).ifPresent(scarcities::add);
        if (stock(coupon, context) instanceof Allocated.TooLittle) {
            scarcities.add(new SoldOut(item));
        }
        if (context.limits().budget() != null
                && budget(coupon.strategyId(), discount.minorUnits()) instanceof Allocated.TooLittle(var available)) {
            scarcities.add(new BudgetExhausted(item, new Money(available, discount.currency()), discount));
        }
        return scarcities;
    }

    /// A scarcity, if the member has reached the limit of uses and no expired reservation can be released.
    static Optional<Scarcity> memberLimit(RequestItem item, EvaluationContext context, Instant now) {
        var limit = context.limits().perMember();
        var usage = context.usage();
        if (limit == null || usage == null || !MemberUsage.hasReached(usage, limit)) {
            return Optional.empty();
        }
        var counted = Reservations.from(usage, now);
        return counted.expired().isEmpty()
                ? Optional.of(new LimitReached(item, limit, counted.nextExpiry()))
                : Optional.empty();
    }

    /// The expired reservations to release before the member has another use.
    static List<RedemptionId> blockingReservations(EvaluationContext context, Instant now) {
        var usage = context.usage();
        return usage != null && MemberUsage.hasReached(usage, context.limits().perMember())
                ? Reservations.from(usage, now).expired()
                : List.of();
    }

    /// Allocates one unit of the stock, if a use of the coupon takes one.
    Allocated stock(Coupon coupon, EvaluationContext context) {
        var strategy = coupon.strategyId();
        return allocate(Shards.ofStock(strategy), strategy, coupon.takesStock(context.limits()) ? 1 : 0);
    }

    /// Allocates an amount of the budget.
    ///
    /// @param amount in minor units
    Allocated budget(StrategyId strategy, long amount) {
        return allocate(Shards.ofBudget(strategy), strategy, amount);
    }

    private Allocated allocate(Shards shards, StrategyId strategy, long number) {
        if (number > 0) {
            var enough = shards.keys().stream()
                    .filter(key -> Shards.left(readShards.get(key)) >= number)
                    .findFirst();
            if (enough.isPresent()) {
                return new Allocated.From(List.of(Shards.allocateFrom(enough.get(), number)));
            }
        }
        // Too little counts only if it was read after a moment at which no reservation was expired: between a read
        // and a search, another request may release the last expired reservation.
        boolean noneIsExpired = false;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var allocated = ShardAllocation.allocate(table, shards, number, allShards || attempt > 0);
            boolean tooLittle = allocated instanceof Allocated.TooLittle;
            if (allocated instanceof Allocated.From || (tooLittle && noneIsExpired)) {
                return allocated;
            }
            noneIsExpired = tooLittle && !reservations.releaseExpired(strategy);
        }
        return new Allocated.Busy();
    }
}
