package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponStatus;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.RedemptionOutcome.BudgetExhausted;
import dev.merit.coupons.redemptions.RedemptionOutcome.NotEligible;
import dev.merit.coupons.redemptions.RedemptionOutcome.NotStackable;
import dev.merit.coupons.redemptions.RedemptionOutcome.Obstacle;
import dev.merit.coupons.redemptions.RedemptionOutcome.Scarcity;
import dev.merit.coupons.redemptions.RedemptionOutcome.SoldOut;
import dev.merit.coupons.redemptions.RedemptionPlan.AlreadyDone;
import dev.merit.coupons.redemptions.RedemptionPlan.NotRedeemable;
import dev.merit.coupons.redemptions.RedemptionPlan.Planned;
import dev.merit.coupons.redemptions.RedemptionPlan.Rejected;
import dev.merit.coupons.redemptions.ShardAllocation.Allocated;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans a request: reads its codes and what they are evaluated with, evaluates and combines them, and allocates
/// what they take from stock and budget. Validating, reserving and redeeming plan with this code, and differ in
/// two points:
///
/// - A plan that is to be committed ends at the first obstacle; a validation names all obstacles of a step.
/// - A validation treats what the order holds already, and expired reservations, as free. A plan that is to be
///   committed refuses a request that differs from what the order holds, and releases expired reservations first.
///
/// The planner writes nothing but those releases, and the pooling of a budget that is spread over too many shards.
/// All steps of a plan are in this file, in the sequence in which they are taken, so that it reads downwards.
@Singleton
public final class RedemptionPlanner {

    private final Table table;
    private final TierSettings tiers;
    private final CodesInOrder codes;
    private final ReservationExpiry reservations;
    private final BestCombination best;

    RedemptionPlanner(
            Table table,
            TierSettings tiers,
            CodeLookup lookup,
            ReservationExpiry reservations,
            BestCombination best,
            Secret secret) {
        this.table = table;
        this.tiers = tiers;
        this.codes = new CodesInOrder(table, lookup, secret);
        this.reservations = reservations;
        this.best = best;
    }

    /// The plan of a request, or nothing if other requests changed something meanwhile and it has to be planned
    /// again. A validation always has a plan.
    ///
    /// @param caller whose wrong codes are counted; null, if they are not
    /// @param again whether an earlier attempt was too late
    Optional<RedemptionPlan> plan(RedemptionRequest request, @Nullable CodeCaller caller, Instant now, boolean again) {
        return request.best() ? planBest(request, caller, now, again) : planNamed(request, caller, now, again);
    }

    private Optional<RedemptionPlan> planNamed(
            RedemptionRequest request, @Nullable CodeCaller caller, Instant now, boolean again) {
        return switch (codes.read(request, caller, now)) {
            case CodesInOrder.CodesOutcome.Refused(var why) -> Optional.of(new Rejected(why));
            case CodesInOrder.CodesOutcome.All(var found) ->
                plan(request, found, now, again)
                        .filter(plan -> request.isValidation() || !isRefusal(plan) || areUnchanged(found));
        };
    }

    /// Chooses the items and plans them. If the order has an earlier choice, the same items are planned.
    private Optional<RedemptionPlan> planBest(
            RedemptionRequest request, @Nullable CodeCaller caller, Instant now, boolean again) {
        var key = codes.choiceKey(request);
        var earlier = table.get(key).map(OrderChoice::from).orElse(null);
        if (earlier != null) {
            var repeated = request.choosing(earlier.items());
            var isHeld = codes.read(repeated, null, now) instanceof CodesInOrder.CodesOutcome.All(var found)
                    && found.stream().anyMatch(c -> c.holds(now))
                    && (!request.isValidation() || found.stream().allMatch(c -> c.isOf(request)));
            if (isHeld) {
                return planNamed(repeated, null, now, again);
            }
        }
        return switch (codes.read(request, caller, now)) {
            case CodesInOrder.CodesOutcome.Refused(var why) -> Optional.of(new Rejected(why));
            case CodesInOrder.CodesOutcome.All(var named) -> {
                var chosen = choose(request, named, now, again);
                yield chosen.map(plan -> plan instanceof Planned(var redemptions, var writes) && !request.isValidation()
                        ? new Planned(redemptions, with(writes, OrderChoice.store(key, redemptions, earlier)))
                        : plan);
            }
        };
    }

    /// An item that the order holds by another request, or that is used up meanwhile, is left out, and the choice
    /// is made again without it.
    private Optional<RedemptionPlan> choose(
            RedemptionRequest request, List<CodeInOrder> named, Instant now, boolean again) {
        var excluded = new HashSet<RequestItem>();
        while (true) {
            var items = best.choose(request, named, excluded, now);
            if (items.isEmpty()) {
                var none = Ineligibility.ofNoEffect(request.order().total().currency());
                return Optional.of(new NotRedeemable(List.of(new NotEligible(List.of(none)))));
            }
            var plan = planNamed(request.choosing(items), null, now, again);
            var taken = plan.flatMap(RedemptionPlanner::unavailable).filter(excluded::add);
            if (taken.isEmpty()) {
                return plan;
            }
        }
    }

    private static Optional<RequestItem> unavailable(RedemptionPlan plan) {
        return switch (plan) {
            case Rejected(RedemptionOutcome.Differs(var item)) -> Optional.of(item);
            case NotRedeemable(var obstacles)
            when obstacles.getFirst() instanceof Scarcity scarcity -> Optional.of(scarcity.item());
            case Planned _, AlreadyDone _, NotRedeemable _, Rejected _ -> Optional.empty();
        };
    }

    private static List<Write> with(List<Write> writes, Write more) {
        var all = new ArrayList<>(writes);
        all.add(more);
        return all;
    }

    private static boolean isRefusal(RedemptionPlan plan) {
        return switch (plan) {
            case NotRedeemable _, Rejected _ -> true;
            case Planned _, AlreadyDone _ -> false;
        };
    }

    /// Whether no redemption of the codes has changed since it was read. A refusal is based on items that were not
    /// read at one moment: the same request at the same time may have taken the last of something in between.
    private boolean areUnchanged(List<CodeInOrder> found) {
        var current = table.get(
                found.stream().map(c -> Keys.redemption(c.redemptionId())).toList());
        return found.stream().allMatch(c -> c.isUnchanged(current.get(Keys.redemption(c.redemptionId()))));
    }

    private Optional<RedemptionPlan> plan(
            RedemptionRequest request, List<CodeInOrder> found, Instant now, boolean again) {
        if (found.stream().allMatch(c -> c.holds(now) && c.isOf(request))) {
            return Optional.of(planHeld(request, found, now));
        }
        if (request.isValidation()) {
            var restored =
                    found.stream().map(c -> c.restored(request.memberId(), now)).toList();
            return planOpen(request, restored, now, again);
        }
        if (found.stream().anyMatch(c -> c.holds(now))) {
            return Optional.of(new Rejected(new RedemptionOutcome.Differs(differing(request, found, now))));
        }
        var unusable = unusable(found);
        if (unusable.isPresent()) {
            return unusable.map(Rejected::new);
        }
        var expired =
                found.stream().flatMap(c -> c.expiredReservations(now).stream()).toList();
        if (!expired.isEmpty()) {
            reservations.releaseExpired(expired);
            return Optional.empty();
        }
        var other = found.stream().filter(c -> !c.accepts(request.maxPayment())).findFirst();
        return other.isPresent()
                ? other.map(c -> new Rejected(new RedemptionOutcome.NoAmount(c.coupon())))
                : planOpen(request, found, now, again);
    }

    private static RequestItem differing(RedemptionRequest request, List<CodeInOrder> found, Instant now) {
        return found.stream()
                .filter(c -> c.holds(now) && !c.isOf(request))
                .findFirst()
                .or(() -> found.stream().filter(c -> !c.holds(now)).findFirst())
                .orElseThrow()
                .item();
    }

    private static Optional<RedemptionOutcome.Refused> unusable(List<CodeInOrder> found) {
        var coupons = found.stream().map(CodeInOrder::coupon).toList();
        return coupons.stream()
                .filter(coupon -> coupon.status() == CouponStatus.REVOKED)
                .findFirst()
                .<RedemptionOutcome.Refused>map(coupon -> new RedemptionOutcome.Revoked(coupon.code()))
                .or(() -> coupons.stream().filter(Coupon::isUsedUp).findFirst().map(RedemptionOutcome.Spent::new));
    }

    /// The same request holds all of its codes. Redeeming confirms what it has reserved, at the reserved price,
    /// whatever has changed in the strategies; only a first purchase must still be one.
    private RedemptionPlan planHeld(RedemptionRequest request, List<CodeInOrder> found, Instant now) {
        var held = CodeInOrder.held(found, now);
        if (request.isReservation() || held.stream().allMatch(Redemption::isRedeemed)) {
            return new AlreadyDone(held);
        }
        var writes = new ArrayList<Write>();
        for (var one : found) {
            if (one.redemption() != null && one.redemption().isReserved()) {
                writes.addAll(RedemptionTransitions.confirm(one.redemption(), one.coupon(), now));
            }
        }
        var claiming =
                held.stream().filter(r -> r.isReserved() && r.firstPurchase()).toList();
        if (!claiming.isEmpty()) {
            var wallet = table.get(Keys.wallet(request.memberId()));
            var reasons = claiming.stream()
                    .flatMap(r -> notFirstPurchase(r, wallet).stream())
                    .toList();
            if (!reasons.isEmpty()) {
                return new NotRedeemable(List.of(new NotEligible(reasons)));
            }
            writes.add(claim(request, wallet.orElseThrow(), claiming.size()));
        }
        return new Planned(held.stream().map(Redemption::confirmed).toList(), writes);
    }

    private static Optional<Ineligibility> notFirstPurchase(Redemption claiming, Optional<Item> wallet) {
        var item = RequestItem.of(claiming);
        if (wallet.isEmpty()) {
            return Optional.of(item.named(Ineligibility.ofNoMember()));
        }
        long purchases =
                FirstPurchase.customer(wallet.get(), claiming.orderId()).purchases();
        return purchases > 0 ? Optional.of(item.named(Ineligibility.ofPurchases(purchases))) : Optional.empty();
    }

    /// The order holds none of the codes, or a validation treats them so.
    private Optional<RedemptionPlan> planOpen(
            RedemptionRequest request, List<CodeInOrder> free, Instant now, boolean again) {
        var cart = request.order().cart();
        var evaluated = EvaluatedCode.all(table, tiers, free, request, now);
        var reasons = EvaluatedCode.reasons(evaluated);
        if (!reasons.isEmpty()) {
            return Optional.of(new NotRedeemable(List.of(new NotEligible(reasons))));
        }
        var notStackable = EvaluatedCode.notStackable(evaluated);
        if (!notStackable.isEmpty()) {
            return Optional.of(new NotRedeemable(List.of(new NotStackable(notStackable))));
        }
        // Which codes have no effect does not depend on the budgets.
        var withoutEffect = EvaluatedCode.withoutEffect(EvaluatedCode.stacked(evaluated, cart, Map.of()), cart);
        return withoutEffect.isEmpty()
                ? allocate(request, evaluated, now, again)
                : Optional.of(new NotRedeemable(List.of(new NotEligible(withoutEffect))));
    }

    private Optional<RedemptionPlan> allocate(
            RedemptionRequest request, List<EvaluatedCode> evaluated, Instant now, boolean again) {
        var availability = new Availability(table, reservations, again);
        var scarcities = new ArrayList<Scarcity>();
        var writes = new ArrayList<Write>();
        var free = evaluated.stream()
                .filter(one -> one.code().heldBy(request.memberId(), now) == null)
                .toList();
        for (var one : free) {
            var expired = Availability.expiredUses(one.context(), now);
            if (!expired.isEmpty() && !request.isValidation()) {
                reservations.releaseExpired(expired);
                return Optional.empty();
            }
            Availability.limit(one.item(), one.context(), now).ifPresent(scarcities::add);
        }
        for (var one : free) {
            if (!scarcities.isEmpty() && !request.isValidation()) {
                break;
            }
            switch (availability.stock(one.coupon(), one.context())) {
                case Allocated.From(var taken) -> writes.addAll(taken);
                case Allocated.TooLittle _ -> scarcities.add(new SoldOut(one.item()));
                case Allocated.Busy _ -> {
                    if (!request.isValidation()) {
                        return Optional.empty();
                    }
                }
            }
        }
        return scarcities.isEmpty() || request.isValidation()
                ? allocateBudgets(request, evaluated, availability, scarcities, writes, now)
                : Optional.of(new NotRedeemable(List.copyOf(scarcities)));
    }

    /// Of the equally good sequences of the codes, finds one for which the budgets are sufficient: where one is
    /// short, the codes are combined again with what is known of it.
    private Optional<RedemptionPlan> allocateBudgets(
            RedemptionRequest request,
            List<EvaluatedCode> evaluated,
            Availability availability,
            List<Scarcity> scarcities,
            List<Write> writes,
            Instant now) {
        var drafts = RedemptionDrafts.read(table, request, evaluated, now);
        var budgets = new HashMap<RequestItem, Long>();
        while (true) {
            var redemptions = new ArrayList<Redemption>();
            var opened = new ArrayList<Write>();
            var exhausted = new ArrayList<Scarcity>();
            var stacked = EvaluatedCode.stacked(evaluated, request.order().cart(), budgets);
            boolean learned = false;
            for (var applied : stacked) {
                var one = applied.of();
                var redemption = drafts.of(applied);
                // What the order holds of the budget, and what refunds have restored of it, is not taken again.
                var state = redemption.state();
                long own = state.returned() + budgetOf(one.code().heldBy(request.memberId(), now));
                switch (availability.budget(redemption.strategyId(), Math.max(0, state.budget() - own))) {
                    case Allocated.From(var taken) -> opened.addAll(taken);
                    case Allocated.TooLittle(var have) -> {
                        var need = redemption.discount();
                        exhausted.add(new BudgetExhausted(one.item(), new Money(have, need.currency()), need));
                        learned |= budgets.put(one.item(), have + own) == null;
                    }
                    case Allocated.Busy _ -> {
                        if (!request.isValidation()) {
                            return Optional.empty();
                        }
                    }
                }
                redemptions.add(redemption);
                opened.addAll(RedemptionTransitions.open(redemption, one, now));
            }
            if (learned && evaluated.size() > 1) {
                continue;
            }
            scarcities.addAll(exhausted);
            if (!scarcities.isEmpty()) {
                var sequence = stacked.stream().map(a -> a.of().item()).toList();
                scarcities.sort(Comparator.comparingInt(s -> sequence.indexOf(s.item())));
                return Optional.of(new NotRedeemable(List.<Obstacle>copyOf(scarcities)));
            }
            writes.addAll(opened);
            claim(request, evaluated.getFirst().context().wallet(), redemptions).ifPresent(writes::add);
            if (writes.size() > Table.BATCH && !request.isValidation()) {
                pool(redemptions, writes);
                return Optional.empty();
            }
            return Optional.of(new Planned(redemptions, writes));
        }
    }

    private static long budgetOf(@Nullable Redemption held) {
        return held == null ? 0 : held.state().budget() - held.state().returned();
    }

    private static Optional<Write> claim(
            RedemptionRequest request, @Nullable Item wallet, List<Redemption> redemptions) {
        long claims = redemptions.stream()
                .filter(r -> r.isRedeemed() && r.firstPurchase())
                .count();
        return claims > 0 && wallet != null ? Optional.of(claim(request, wallet, claims)) : Optional.empty();
    }

    private static Write claim(RedemptionRequest request, Item wallet, long claims) {
        return FirstPurchaseClaim.claim(request.memberId(), wallet, request.orderId(), claims);
    }

    /// The budgets have a little left in each of many shards, so that the writes are more than one transaction
    /// has: moves what is left of the budget with the most writes into one shard.
    private void pool(List<Redemption> redemptions, List<Write> writes) {
        redemptions.stream()
                .map(r -> Shards.ofBudget(r.strategyId()))
                .max(Comparator.comparingLong(shards -> writes.stream()
                        .filter(w -> shards.keys().contains(w.key()))
                        .count()))
                .ifPresent(shards -> ShardAllocation.pool(table, shards));
    }
}
