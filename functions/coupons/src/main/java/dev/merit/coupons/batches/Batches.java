package dev.merit.coupons.batches;

import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes batches of codes, and revokes codes of them. A batch takes all of its codes of the strategy's stock at once;
/// a revocation gives nothing back, since which of its codes were used is not known without looking for each.
@Singleton
public final class Batches {

    private static final Retries TRIES = new Retries(24, 5, 200, "too many ask for what is left of a strategy");

    private final Table table;
    private final Strategies strategies;
    private final ReservationExpiry reclaiming;
    private final Idempotency idempotency;
    private final InstantSource clock;

    Batches(
            Table table,
            Strategies strategies,
            ReservationExpiry reclaiming,
            Idempotency idempotency,
            InstantSource clock) {
        this.table = table;
        this.strategies = strategies;
        this.reclaiming = reclaiming;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    public Optional<Batch> find(StrategyId strategy, BatchId id) {
        return table.get(Batch.key(id))
                .map(Batch::from)
                .filter(b -> b.strategyId().equals(strategy));
    }

    public boolean isStrategy(StrategyId strategy) {
        return strategies.find(strategy).isPresent();
    }

    /// The strategy's batches, newest first, at most so many, from this place on. One made a moment ago may be
    /// missing.
    public List<Batch> of(StrategyId strategy, @Nullable String from, int most) {
        var query = Keys.batchesByTime(strategy);
        query = (from == null ? query : query.between(query.lowest(), from)).backwards();
        return table.first(query, most).stream().map(Batch::from).toList();
    }

    /// The place of a batch in that list.
    public static String place(Batch batch) {
        return Keys.batchByTime(
                        batch.strategyId(), batch.createdAt(), batch.id().value())
                .sk();
    }

    /// Makes a batch, if the strategy is active and its stock has as many left; of two at once under one key, for
    /// both.
    ///
    /// @param answers what is answered if the batch is made, kept in the same transaction
    public BatchCreation make(StrategyId id, long quantity, Attempt attempt, Function<Batch, Answer> answers) {
        var making = judged(id, quantity, attempt, answers);
        var first = making.isRefusal() ? idempotency.earlier(attempt) : Optional.<Answer>empty();
        return first.<BatchCreation>map(BatchCreation.Repeated::new).orElse(making);
    }

    private BatchCreation judged(StrategyId id, long quantity, Attempt attempt, Function<Batch, Answer> answers) {
        var strategy = strategies.find(id);
        if (strategy.isEmpty()) {
            return new BatchCreation.NoStrategy();
        }
        if (strategy.get().terms().isVoucher()) {
            return new BatchCreation.ForVouchers();
        }
        var inactive = InactiveReason.of(strategy.get(), clock.instant());
        if (inactive.isPresent()) {
            return new BatchCreation.NotActive(inactive.get());
        }
        return TRIES.until(() -> attempt(strategy.get(), quantity, attempt, answers));
    }

    private Optional<BatchCreation> attempt(
            Strategy strategy, long quantity, Attempt attempt, Function<Batch, Answer> answers) {
        var writes = new ArrayList<Write>();
        if (strategy.terms().limits().stock() != null) {
            var stock = Shards.ofStock(strategy.id());
            var seen = table.atOneMoment(stock.keys());
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var taken = stock.gather(seen.get(), quantity);
            if (taken.isEmpty()) {
                return reclaiming.reclaim(strategy.id())
                        ? Optional.empty()
                        : Optional.of(new BatchCreation.SoldOut(Shards.left(seen.get())));
            }
            writes.addAll(taken.get());
        }
        var batch = Batch.drawn(strategy, quantity, clock.instant());
        var answer = answers.apply(batch);
        writes.add(Write.put(batch.toItem()).when(Write.ABSENT));
        writes.addAll(idempotency.keep(attempt, answer));
        return switch (table.transact(writes)) {
            case Outcome.Done _ -> Optional.of(new BatchCreation.Made(answer));
            case Outcome.Contended _ -> Optional.empty();
            case Outcome.Refused(var failed) ->
                idempotency.earlier(attempt, new EntryOutcome.Refused(failed)).map(BatchCreation.Repeated::new);
        };
    }

    /// Revokes those from one counter to another, both included: from then on none of them is used. What is redeemed
    /// or reserved then stays so.
    public Revocation revoke(StrategyId strategy, BatchId id, long from, long to, String reason) {
        return TRIES.until(() -> {
            var found = find(strategy, id);
            if (found.isEmpty()) {
                return Optional.of(new Revocation.NoBatch());
            }
            var batch = found.get();
            var range =
                    new RevokedCounters.Range(from, to, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (to > batch.quantity()) {
                return Optional.of(new Revocation.Outside(batch.quantity()));
            }
            if (batch.revoked().holds(range)) {
                return Optional.of(new Revocation.Done(batch));
            }
            if (batch.revoked().with(range).ranges().size() > RevokedCounters.MAX) {
                return Optional.of(new Revocation.TooManyRanges());
            }
            return table.transact(batch.revoke(range)) instanceof Outcome.Done
                    ? find(strategy, id).map(Revocation.Done::new)
                    : Optional.empty();
        });
    }
}
