package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.RandomSource;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Commits a coupon together with what it takes of the stock and adds to the member's count. After a conflict it
/// tries again with another shard of the stock, after an empty shard with one that has some left; if all shards
/// are empty, the strategy is sold out.
@Singleton
final class IssuanceTransaction {

    private static final int TRIES = 12;
    private static final int MIN_PAUSE_MILLIS = 10;
    private static final int MAX_PAUSE_MILLIS = 200;
    private static final int SEARCH_PAUSE_MILLIS = 10;

    private final Table table;
    private final Ledger ledger;
    private final ReservationExpiry expiry;
    private final IssuanceEligibility eligibility;
    private final Idempotency idempotency;
    private final InstantSource clock;

    IssuanceTransaction(
            Table table,
            Ledger ledger,
            ReservationExpiry expiry,
            IssuanceEligibility eligibility,
            Idempotency idempotency,
            InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.expiry = expiry;
        this.eligibility = eligibility;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Issues a coupon of a strategy that has a stock.
    ///
    /// @param shard one that was read just now
    /// @param hasSome whether it had some left
    IssuanceOutcome commit(
            Strategy strategy,
            IssuanceRequest request,
            Attempt attempt,
            Function<Coupon, Answer> answers,
            Key shard,
            boolean hasSome) {
        return (hasSome ? Optional.of(shard) : filledShard(strategy.id()))
                .map(first -> commitFrom(strategy, request, attempt, answers, first))
                .orElseGet(IssuanceOutcome.SoldOut::new);
    }

    /// Issues a coupon of a strategy without a stock.
    IssuanceOutcome commit(
            Strategy strategy, IssuanceRequest request, Attempt attempt, Function<Coupon, Answer> answers) {
        return commitFrom(strategy, request, attempt, answers, null);
    }

    private IssuanceOutcome commitFrom(
            Strategy strategy,
            IssuanceRequest request,
            Attempt attempt,
            Function<Coupon, Answer> answers,
            @Nullable Key first) {
        var shard = first;
        var requirement = eligibility.requirement(strategy.terms());
        for (int tries = 1; tries <= TRIES; tries++) {
            var issued = IssuedCoupon.of(strategy, request.member(), request.amount(), requirement, clock.instant());
            var answer = answers.apply(issued.coupon());
            switch (ledger.transact(entry(issued, shard, idempotency.keep(attempt, answer)))) {
                case Outcome.Done _ -> {
                    return new IssuanceOutcome.Issued(issued.coupon(), answer);
                }
                case Outcome.Contended _ -> {
                    RetryPause.growing(tries, MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS);
                    shard = shard == null ? null : Shards.ofStock(strategy.id()).any();
                }
                case Outcome.Refused(var failed) -> {
                    var refused = new EntryOutcome.Refused(failed);
                    var refusal = refusal(strategy, request, attempt, refused);
                    if (refusal.isPresent()) {
                        return refusal.get();
                    }
                    // Otherwise another coupon has the code, or the shard was empty.
                    if (shard != null && refused.at(shard).isPresent()) {
                        var other = filledShard(strategy.id());
                        if (other.isEmpty()) {
                            return new IssuanceOutcome.SoldOut();
                        }
                        shard = other.get();
                    }
                }
            }
        }
        throw new Unavailable("too many requests for coupons of strategy " + strategy.id(), null);
    }

    private Optional<IssuanceOutcome> refusal(
            Strategy strategy, IssuanceRequest request, Attempt attempt, EntryOutcome.Refused refused) {
        var earlier = idempotency.earlier(attempt, refused);
        var limit = strategy.terms().limits().perMember();
        if (earlier.isPresent()) {
            return earlier.map(IssuanceOutcome.Repeated::new);
        }
        var member = request.member();
        var wallet = member == null ? Optional.<Outcome.Failed>empty() : refused.at(Keys.wallet(member));
        if (wallet.isPresent()) {
            return Optional.of(
                    wallet.get().present().isPresent()
                            ? new IssuanceOutcome.NoConsent()
                            : new IssuanceOutcome.NoMember());
        }
        return limit != null
                        && member != null
                        && refused.at(Keys.use(member, strategy.id())).isPresent()
                ? Optional.of(new IssuanceOutcome.LimitReached(limit))
                : Optional.empty();
    }

    private static Entry entry(IssuedCoupon issued, @Nullable Key shard, List<Write> kept) {
        var entry = Entry.of(kept).plus(issued.entry());
        return shard == null ? entry : entry.plus(List.of(Shards.allocateFrom(shard, 1)));
    }

    /// Any of the shards that have some left, all read at one moment; none if all are empty and no expired
    /// reservation is left to release.
    private Optional<Key> filledShard(StrategyId strategy) {
        for (int tries = 1; tries <= TRIES; tries++) {
            // Before the read, so that the read shows what other requests have released meanwhile.
            boolean wereExpired = expiry.releaseExpired(strategy);
            var read = table.atOneMoment(Shards.ofStock(strategy).keys());
            if (read.isPresent()) {
                var filled = read.get().values().stream()
                        .filter(item -> Shards.left(item) > 0)
                        .map(item -> item.key())
                        .toList();
                if (!filled.isEmpty()) {
                    return Optional.of(filled.get(RandomSource.below(filled.size())));
                }
                if (!wereExpired) {
                    return Optional.empty();
                }
            }
            RetryPause.upTo(SEARCH_PAUSE_MILLIS);
        }
        throw new Unavailable("the stock of strategy " + strategy + " keeps changing", null);
    }
}
