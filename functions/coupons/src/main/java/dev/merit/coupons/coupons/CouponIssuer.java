package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Issues coupons, never more than the stock and the members' limits allow.
///
/// A refusal usually costs only reads: the strategy, the member's count and one shard of the stock are read
/// together, and all shards only if that one is empty. A pause of the strategy holds for requests that begin after
/// it: a check of the strategy in each transaction would make all of them conflict on one item.
@Singleton
public final class CouponIssuer {

    private final Table table;
    private final IssuanceTransaction transaction;
    private final ReservationExpiry expiry;
    private final IssuanceEligibility eligibility;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CouponIssuer(
            Table table,
            IssuanceTransaction transaction,
            ReservationExpiry expiry,
            IssuanceEligibility eligibility,
            Idempotency idempotency,
            InstantSource clock) {
        this.table = table;
        this.transaction = transaction;
        this.expiry = expiry;
        this.eligibility = eligibility;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Issues a coupon, or says why not. Where the same request comes twice at once and the first takes the last
    /// coupon, the second would be refused; so a refusal is given only if the request has no earlier answer.
    ///
    /// @param answers the answer if the coupon is issued, which the same transaction keeps
    public IssuanceOutcome issue(
            StrategyId id, IssuanceRequest request, Attempt attempt, Function<Coupon, Answer> answers) {
        var outcome = tryToIssue(id, request, attempt, answers);
        var earlier = outcome.isRefusal() ? idempotency.earlier(attempt) : Optional.<Answer>empty();
        return earlier.<IssuanceOutcome>map(IssuanceOutcome.Repeated::new).orElse(outcome);
    }

    private IssuanceOutcome tryToIssue(
            StrategyId id, IssuanceRequest request, Attempt attempt, Function<Coupon, Answer> answers) {
        var shard = Shards.ofStock(id).any();
        var keys = new ArrayList<>(List.of(Keys.strategy(id), shard));
        var usageKey = request.member() == null ? null : Keys.use(request.member(), id);
        if (usageKey != null) {
            keys.add(usageKey);
        }
        var found = table.get(keys);
        var item = found.get(Keys.strategy(id));
        if (item == null) {
            return new IssuanceOutcome.NoStrategy();
        }
        var strategy = Strategies.in(item);
        var stored = usageKey == null ? null : found.get(usageKey);
        var usage = stored != null
                        && MemberUsage.hasReached(
                                stored, strategy.terms().limits().perMember())
                ? withoutExpired(stored)
                : stored;
        return request.refusal(strategy.terms())
                .or(() -> refusal(strategy, usage))
                .or(() -> ineligible(strategy.terms().conditions(), request.member()))
                .orElseGet(() -> strategy.terms().limits().stock() == null
                        ? transaction.commit(strategy, request, attempt, answers)
                        : transaction.commit(
                                strategy, request, attempt, answers, shard, Shards.left(found.get(shard)) > 0));
    }

    /// The wallet is read only if the conditions need it.
    private Optional<IssuanceOutcome> ineligible(Conditions conditions, @Nullable MemberId member) {
        if (member == null || !IssuanceEligibility.needsWallet(conditions)) {
            return Optional.empty();
        }
        var wallet = eligibility.readWallet(member);
        if (wallet == null) {
            return Optional.of(new IssuanceOutcome.NoMember());
        }
        var reasons = eligibility.reasons(conditions, wallet);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new IssuanceOutcome.NotEligible(reasons));
    }

    /// The member's usage after the release of expired reservations, which count for the limit until then.
    private Item withoutExpired(Item usage) {
        var expired = Reservations.from(usage, clock.instant()).expired();
        if (expired.isEmpty()) {
            return usage;
        }
        expiry.releaseExpired(expired);
        return table.get(usage.key()).orElse(usage);
    }

    private Optional<IssuanceOutcome> refusal(Strategy strategy, @Nullable Item usage) {
        var inactive = InactiveReason.of(strategy, clock.instant());
        if (inactive.isPresent()) {
            return inactive.map(IssuanceOutcome.NotActive::new);
        }
        var limit = strategy.terms().limits().perMember();
        return limit != null && MemberUsage.hasReached(usage, limit)
                ? Optional.of(new IssuanceOutcome.LimitReached(limit))
                : Optional.empty();
    }
}
