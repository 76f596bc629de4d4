package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Commits a coupon together with what it takes from the stock and adds to its member's count. Where others meet
/// it, it tries again with another shard; where a shard is empty, with one that is not, and when all are, it is
/// sold out.
@Singleton
final class IssuanceTransaction {

    private static final int TRIES = 12;
    private static final int SHORTEST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private final Table table;
    private final StockSearch stock;
    private final Idempotency idempotency;
    private final Json json;
    private final InstantSource clock;

    IssuanceTransaction(Table table, StockSearch stock, Idempotency idempotency, Json json, InstantSource clock) {
        this.table = table;
        this.stock = stock;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /// From a stock. The shard was read just now, and had some left or not.
    IssuanceOutcome take(Strategy strategy, IssuanceRequest asked, Attempt attempt, Key shard, boolean hasSome) {
        return (hasSome ? Optional.of(shard) : stock.filled(strategy.id()))
                .map(first -> commit(strategy, asked, attempt, first))
                .orElseGet(IssuanceOutcome.SoldOut::new);
    }

    /// Without a stock.
    IssuanceOutcome take(Strategy strategy, IssuanceRequest asked, Attempt attempt) {
        return commit(strategy, asked, attempt, null);
    }

    private IssuanceOutcome commit(Strategy strategy, IssuanceRequest asked, Attempt attempt, @Nullable Key first) {
        var shard = first;
        for (int tries = 1; tries <= TRIES; tries++) {
            var issued = IssuedCoupon.of(strategy, asked.member(), asked.amount(), clock.instant());
            var answer = new Answer(
                    CreationResponses.CREATED,
                    "/v1/coupons/" + issued.coupon().code().canonical(),
                    json.write(CouponBody.of(issued.coupon())));
            switch (table.transact(writes(issued, shard, idempotency.keep(attempt, answer)))) {
                case Outcome.Done _ -> {
                    return new IssuanceOutcome.Issued(issued.coupon(), answer);
                }
                case Outcome.Contended _ -> {
                    RetryPause.growing(tries, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
                    shard = shard == null ? null : Shards.ofStock(strategy.id()).any();
                }
                case Outcome.Refused(var failed) -> {
                    var refused = new EntryOutcome.Refused(failed);
                    var refusal = refusal(strategy, asked, attempt, refused);
                    if (refusal.isPresent()) {
                        return refusal.get();
                    }
                    // Else the code is another coupon's, or the shard was empty.
                    if (shard != null && refused.at(shard).isPresent()) {
                        var other = stock.filled(strategy.id());
                        if (other.isEmpty()) {
                            return new IssuanceOutcome.SoldOut();
                        }
                        shard = other.get();
                    }
                }
            }
        }
        throw new Unavailable("too many ask for coupons of strategy " + strategy.id(), null);
    }

    private Optional<IssuanceOutcome> refusal(
            Strategy strategy, IssuanceRequest asked, Attempt attempt, EntryOutcome.Refused refused) {
        var earlier = idempotency.earlier(attempt, refused);
        var limit = strategy.terms().limits().perMember();
        if (earlier.isPresent()) {
            return earlier.map(IssuanceOutcome.Repeated::new);
        }
        var member = asked.member();
        if (member != null && refused.at(Keys.wallet(member)).isPresent()) {
            return Optional.of(new IssuanceOutcome.NoMember());
        }
        return limit != null
                        && member != null
                        && refused.at(Keys.use(member, strategy.id())).isPresent()
                ? Optional.of(new IssuanceOutcome.LimitReached(limit))
                : Optional.empty();
    }

    private static List<Write> writes(IssuedCoupon issued, @Nullable Key shard, List<Write> kept) {
        var writes = new ArrayList<>(kept);
        writes.addAll(issued.writes());
        if (shard != null) {
            writes.add(Shards.take(shard, 1));
        }
        return writes;
    }
}
