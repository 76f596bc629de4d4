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
import org.jspecify.annotations.Nullable;

/// Issues coupons, never one too many.
///
/// Refusals cost reads alone as a rule: the strategy, the member's count and one shard of the stock are read
/// together beforehand, and where that shard is empty, all of them. A pause holds for requests that begin after
/// it: to check the strategy in each transaction would make all of them meet on one item.
@Singleton
final class CouponIssuer {

    private final Table table;
    private final IssuanceTransaction taking;
    private final ReservationExpiry reclaiming;
    private final IssuanceEligibility eligibility;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CouponIssuer(
            Table table,
            IssuanceTransaction taking,
            ReservationExpiry reclaiming,
            IssuanceEligibility eligibility,
            Idempotency idempotency,
            InstantSource clock) {
        this.table = table;
        this.taking = taking;
        this.reclaiming = reclaiming;
        this.eligibility = eligibility;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// What is read may have been changed by the same request: where it came twice at once, and its first took the
    /// last coupon, the second has the first one's answer. So the key is asked for before anything is refused.
    IssuanceOutcome issue(StrategyId id, IssuanceRequest asked, Attempt attempt) {
        var issuance = judged(id, asked, attempt);
        var first = issuance.isRefusal() ? idempotency.earlier(attempt) : Optional.<Answer>empty();
        return first.<IssuanceOutcome>map(IssuanceOutcome.Repeated::new).orElse(issuance);
    }

    private IssuanceOutcome judged(StrategyId id, IssuanceRequest asked, Attempt attempt) {
        var shard = Shards.ofStock(id).any();
        var keys = new ArrayList<>(List.of(Keys.strategy(id), shard));
        var used = asked.member() == null ? null : Keys.use(asked.member(), id);
        if (used != null) {
            keys.add(used);
        }
        var found = table.get(keys);
        var item = found.get(Keys.strategy(id));
        if (item == null) {
            return new IssuanceOutcome.NoStrategy();
        }
        var strategy = Strategies.in(item);
        var use = used == null ? null : found.get(used);
        if (use != null && MemberUsage.isAt(use, strategy.terms().limits().perMember())) {
            use = withoutExpired(use);
        }
        var seen = use;
        return asked.refusal(strategy.terms())
                .or(() -> refusal(strategy, seen))
                .or(() -> ineligible(strategy.terms().conditions(), asked.member()))
                .orElseGet(() -> strategy.terms().limits().stock() == null
                        ? taking.take(strategy, asked, attempt)
                        : taking.take(strategy, asked, attempt, shard, Shards.left(found.get(shard)) > 0));
    }

    /// The wallet is read only where the conditions ask for it.
    private Optional<IssuanceOutcome> ineligible(Conditions conditions, @Nullable MemberId member) {
        if (member == null || !IssuanceEligibility.isAskedFor(conditions)) {
            return Optional.empty();
        }
        var wallet = table.get(Keys.wallet(member));
        if (wallet.isEmpty()) {
            return Optional.of(new IssuanceOutcome.NoMember());
        }
        var reasons = eligibility.reasons(conditions, wallet.get());
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new IssuanceOutcome.NotEligible(reasons));
    }

    /// The member's use, once nothing of it is held by reservations of public codes whose time is over.
    private Item withoutExpired(Item use) {
        var expired = Reservations.from(use, clock.instant()).expired();
        if (expired.isEmpty()) {
            return use;
        }
        reclaiming.releaseExpired(expired);
        return table.get(use.key()).orElse(use);
    }

    private Optional<IssuanceOutcome> refusal(Strategy strategy, @Nullable Item use) {
        var inactive = InactiveReason.of(strategy, clock.instant());
        if (inactive.isPresent()) {
            return inactive.map(IssuanceOutcome.NotActive::new);
        }
        var limit = strategy.terms().limits().perMember();
        return limit != null && MemberUsage.isAt(use, limit)
                ? Optional.of(new IssuanceOutcome.LimitReached(limit))
                : Optional.empty();
    }
}
