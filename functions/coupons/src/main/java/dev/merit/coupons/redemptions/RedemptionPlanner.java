package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponStatus;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeCaller;
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
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plans a request in these steps: it reads the codes and the data for their evaluation, evaluates the codes,
/// combines them, and allocates stock and budget. Validating, reserving and redeeming use the same plan. They
/// differ in two points:
///
/// - A reservation or redemption stops at the first obstacle. A validation returns all obstacles of a step.
/// - A validation ignores the active redemptions of the order, and expired reservations. A reservation or
///   redemption is refused if the order has an active redemption by a different request, and it releases
///   expired reservations first.
///
/// The planner writes in two cases only: it releases expired reservations, and it moves a budget into one shard
/// if the rest of it is spread over too many shards. All steps of a plan are in this file, in the sequence in
/// which they run.
@Singleton
public final class RedemptionPlanner {

    /// Beside the plan's own writes: the page of the ledger, and which items Merit chose for the order.
    private static final int MORE_WRITES = 2;

    private final Table table;
    private final TierSettings tiers;
    private final ProfilingPolicy policy;
    private final CodesInOrder codes;
    private final ReservationExpiry reservations;

    RedemptionPlanner(
            Table table,
            TierSettings tiers,
            ProfilingPolicy policy,
            CodesInOrder codes,
            ReservationExpiry reservations) {
        this.table = table;
        this.tiers = tiers;
        this.policy = policy;
        this.codes = codes;
        this.reservations = reservations;
    }

    /// Plans a request for its items. The result is empty if a concurrent request has changed something, so that
    /// the caller has to plan again. A refusal is answered only if the redemptions are unchanged. A validation
    /// always has a plan.
    ///
    /// @param caller the caller whose wrong codes are counted; null, if they are not counted
    /// @param isRetry whether an earlier attempt failed because of a concurrent write
    Optional<RedemptionPlan> plan(
            RedemptionRequest request, @Nullable CodeCaller caller, Instant now, boolean isRetry) {
        return switch (codes.read(request, caller, now)) {
            case CodesInOrder.CodesOutcome.Refused(var refusal) -> Optional.of(new Rejected(refusal));
            case CodesInOrder.CodesOutcome.Found(var found) ->
                planCodes(request, found, now, isRetry)
                        .filter(plan -> request.isValidation() || !isRefusal(plan) || areUnchanged(found))
                        .map(plan -> isRefusal(plan) ? plan.of(strategies(found)) : plan);
        };
    }

    private static Map<RequestItem, StrategyId> strategies(List<CodeInOrder> found) {
        return found.stream()
                .collect(Collectors.toMap(CodeInOrder::item, one -> one.coupon().strategyId(), (one, _) -> one));
    }

    static boolean isRefusal(RedemptionPlan plan) {
        return switch (plan) {
            case NotRedeemable _, Rejected _ -> true;
            case Planned _, AlreadyDone _ -> false;
        };
    }

    /// Whether no redemption of the codes has changed since it was read. The items behind a refusal are not
    /// read at one moment. In between, the same request, sent twice, may have used the last unit itself.
    private boolean areUnchanged(List<CodeInOrder> found) {
        var current = table.get(
                found.stream().map(c -> Keys.redemption(c.redemptionId())).toList());
        return found.stream().allMatch(c -> c.isUnchanged(current.get(Keys.redemption(c.redemptionId()))));
    }

    /// Plans the codes by what the order has already: the same redemptions, other redemptions, or none.
    private Optional<RedemptionPlan> planCodes(
            RedemptionRequest request, List<CodeInOrder> found, Instant now, boolean isRetry) {
        if (found.stream().allMatch(c -> c.hasActiveRedemption(now) && c.isOfSameRequest(request))) {
            return Optional.of(planRepeated(request, found, now));
        }
        if (request.isValidation()) {
            var free = found.stream()
                    .map(c -> c.withoutRedemptionOf(request.memberId(), now))
                    .toList();
            return planNew(request, free, now, isRetry);
        }
        if (found.stream().anyMatch(c -> c.hasActiveRedemption(now))) {
            return Optional.of(
                    new Rejected(new RedemptionOutcome.RedemptionDiffers(differingItem(request, found, now))));
        }
        var unusable = refusalOfUnusable(found);
        if (unusable.isPresent()) {
            return unusable.map(Rejected::new);
        }
        var expired =
                found.stream().flatMap(c -> c.expiredReservations(now).stream()).toList();
        if (!expired.isEmpty()) {
            reservations.releaseExpired(expired);
            return Optional.empty();
        }
        var notAllowed = found.stream()
                .filter(c -> !c.acceptsMaxPayment(request.maxPayment()))
                .findFirst();
        return notAllowed.isPresent()
                ? notAllowed.map(c -> new Rejected(new RedemptionOutcome.AmountNotAllowed(c.coupon())))
                : planNew(request, found, now, isRetry);
    }

    /// The first item that a different request has redeemed or reserved, or else the first that is not
    /// redeemed.
    private static RequestItem differingItem(RedemptionRequest request, List<CodeInOrder> found, Instant now) {
        return found.stream()
                .filter(c -> c.hasActiveRedemption(now) && !c.isOfSameRequest(request))
                .findFirst()
                .or(() ->
                        found.stream().filter(c -> !c.hasActiveRedemption(now)).findFirst())
                .orElseThrow()
                .item();
    }

    private static Optional<RedemptionOutcome.Refused> refusalOfUnusable(List<CodeInOrder> found) {
        var coupons = found.stream().map(CodeInOrder::coupon).toList();
        return coupons.stream()
                .filter(coupon -> coupon.status() == CouponStatus.REVOKED)
                .findFirst()
                .<RedemptionOutcome.Refused>map(RedemptionOutcome.Revoked::new)
                .or(() -> coupons.stream().filter(Coupon::isUsedUp).findFirst().map(RedemptionOutcome.UsedUp::new));
    }

    /// Plans a request whose codes the same request has already redeemed or reserved. If it redeems and they
    /// are reserved, it redeems the reservations at their price, even if the strategies have changed. A coupon
    /// for a first purchase is checked again.
    private RedemptionPlan planRepeated(RedemptionRequest request, List<CodeInOrder> found, Instant now) {
        var active = CodeInOrder.activeRedemptions(found, now);
        if (request.isReservation() || active.stream().allMatch(Redemption::isRedeemed)) {
            return new AlreadyDone(active);
        }
        var entry = Entry.NONE;
        for (var one : found) {
            if (one.redemption() != null && one.redemption().isReserved()) {
                entry = entry.plus(RedemptionTransitions.confirm(one.redemption(), one.coupon(), now));
            }
        }
        var claims =
                active.stream().filter(r -> r.isReserved() && r.firstPurchase()).toList();
        if (!claims.isEmpty()) {
            var wallet = table.get(Keys.wallet(request.memberId()));
            var reasons = claims.stream()
                    .flatMap(r -> notFirstPurchase(r, wallet).stream())
                    .toList();
            if (!reasons.isEmpty()) {
                return new NotRedeemable(List.of(new NotEligible(reasons)));
            }
            entry = entry.plus(List.of(FirstPurchaseClaim.claim(
                    request.memberId(),
                    wallet.orElseThrow(),
                    request.orderId(),
                    claims.size(),
                    ConsentRequirement.NONE)));
        }
        return new Planned(active.stream().map(Redemption::confirmed).toList(), entry);
    }

    private static Optional<Ineligibility> notFirstPurchase(Redemption claim, Optional<Item> wallet) {
        var item = RequestItem.of(claim);
        if (wallet.isEmpty()) {
            return Optional.of(item.named(Ineligibility.ofNoMember()));
        }
        long purchases = FirstPurchase.customer(wallet.get(), claim.orderId()).purchases();
        return purchases > 0 ? Optional.of(item.named(Ineligibility.ofPurchases(purchases))) : Optional.empty();
    }

    /// Plans a request whose codes have no active redemption for the order, or a validation that ignores it.
    private Optional<RedemptionPlan> planNew(
            RedemptionRequest request, List<CodeInOrder> free, Instant now, boolean isRetry) {
        var cart = request.order().cart();
        var evaluated = EvaluatedCode.evaluateAll(table, tiers, policy, free, request, now);
        var reasons = EvaluatedCode.reasons(evaluated);
        if (!reasons.isEmpty()) {
            return Optional.of(new NotRedeemable(List.of(new NotEligible(reasons))));
        }
        var notStackable = EvaluatedCode.notStackable(evaluated);
        if (!notStackable.isEmpty()) {
            return Optional.of(new NotRedeemable(List.of(new NotStackable(notStackable))));
        }
        // Which codes have no effect does not depend on the budgets.
        var withoutEffect = EvaluatedCode.withoutEffect(EvaluatedCode.stack(evaluated, cart, Map.of()), cart);
        return withoutEffect.isEmpty()
                ? allocate(request, evaluated, now, isRetry)
                : Optional.of(new NotRedeemable(List.of(new NotEligible(withoutEffect))));
    }

    /// Checks the limits per member, allocates the stock, and then the budgets.
    private Optional<RedemptionPlan> allocate(
            RedemptionRequest request, List<EvaluatedCode> evaluated, Instant now, boolean isRetry) {
        var availability = new Availability(table, reservations, isRetry);
        var scarcities = new ArrayList<Scarcity>();
        var writes = new ArrayList<Write>();
        var free = evaluated.stream()
                .filter(one -> one.code().activeRedemptionOf(request.memberId(), now) == null)
                .toList();
        for (var one : free) {
            var expired = Availability.blockingReservations(one.context(), now);
            if (!expired.isEmpty() && !request.isValidation()) {
                reservations.releaseExpired(expired);
                return Optional.empty();
            }
            Availability.memberLimit(one.item(), one.context(), now).ifPresent(scarcities::add);
        }
        for (var one : free) {
            if (!scarcities.isEmpty() && !request.isValidation()) {
                break;
            }
            switch (availability.stock(one.coupon(), one.context())) {
                case Allocated.From(var allocations) -> writes.addAll(allocations);
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

    /// Allocates the budgets. Several sequences of the codes may be equally good, and the budgets may be
    /// sufficient for one of them only. So if a budget is too small, the codes are stacked again with the known
    /// rest of that budget.
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
            var entry = Entry.of(writes);
            var exhausted = new ArrayList<Scarcity>();
            var stacked = EvaluatedCode.stack(evaluated, request.order().cart(), budgets);
            boolean newlyShort = false;
            for (var applied : stacked) {
                var one = applied.of();
                var redemption = drafts.of(applied);
                // The part that the order has allocated already, and the part that refunds have restored, is not
                // allocated again.
                var state = redemption.state();
                long allocatedBefore =
                        state.restored() + budgetOf(one.code().activeRedemptionOf(request.memberId(), now));
                switch (availability.budget(redemption.strategyId(), Math.max(0, state.budget() - allocatedBefore))) {
                    case Allocated.From(var allocations) -> entry = entry.plus(allocations);
                    case Allocated.TooLittle(var available) -> {
                        var discount = redemption.discount();
                        exhausted.add(
                                new BudgetExhausted(one.item(), new Money(available, discount.currency()), discount));
                        newlyShort |= budgets.put(one.item(), available + allocatedBefore) == null;
                    }
                    case Allocated.Busy _ -> {
                        if (!request.isValidation()) {
                            return Optional.empty();
                        }
                    }
                }
                redemptions.add(redemption);
                entry = entry.plus(RedemptionTransitions.redeemOrReserve(redemption, one, now));
            }
            if (newlyShort && evaluated.size() > 1) {
                continue;
            }
            scarcities.addAll(exhausted);
            if (!scarcities.isEmpty()) {
                var sequence = stacked.stream().map(a -> a.of().item()).toList();
                scarcities.sort(Comparator.comparingInt(s -> sequence.indexOf(s.item())));
                return Optional.of(new NotRedeemable(List.<Obstacle>copyOf(scarcities)));
            }
            entry = entry.plus(
                    walletWrite(request, evaluated, redemptions).stream().toList());
            if (entry.writes().size() + MORE_WRITES > Table.BATCH && !request.isValidation()) {
                poolMostSpreadBudget(redemptions, entry.writes());
                return Optional.empty();
            }
            return Optional.of(new Planned(redemptions, entry));
        }
    }

    /// The part of the budget that the redemption has and that refunds have not restored, in minor units.
    private static long budgetOf(@Nullable Redemption redemption) {
        return redemption == null
                ? 0
                : redemption.state().budget() - redemption.state().restored();
    }

    /// The one write of the member's wallet: it claims the first purchase, or only checks the consents. None, if the
    /// codes need neither.
    private static Optional<Write> walletWrite(
            RedemptionRequest request, List<EvaluatedCode> evaluated, List<Redemption> redemptions) {
        var wallet = evaluated.getFirst().context().wallet();
        var requirement = evaluated.stream()
                .map(one -> one.context().requirement())
                .reduce(ConsentRequirement.NONE, ConsentRequirement::and);
        long claims = redemptions.stream()
                .filter(r -> r.isRedeemed() && r.firstPurchase())
                .count();
        if (claims > 0 && wallet != null) {
            return Optional.of(
                    FirstPurchaseClaim.claim(request.memberId(), wallet, request.orderId(), claims, requirement));
        }
        return requirement.isNone() ? Optional.empty() : Optional.of(requirement.check(request.memberId()));
    }

    /// Moves the rest of a budget into one shard, so that fewer writes allocate it: the budget with the most
    /// writes. Needed if the rest of a budget is spread over many shards, and the writes do not fit into one
    /// transaction.
    private void poolMostSpreadBudget(List<Redemption> redemptions, List<Write> writes) {
        redemptions.stream()
                .map(r -> Shards.ofBudget(r.strategyId()))
                .max(Comparator.comparingLong(shards -> writes.stream()
                        .filter(w -> shards.keys().contains(w.key()))
                        .count()))
                .ifPresent(shards -> ShardAllocation.pool(table, shards));
    }
}
