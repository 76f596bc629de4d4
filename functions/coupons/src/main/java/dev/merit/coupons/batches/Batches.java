package dev.merit.coupons.batches;

import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
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

/// Creates batches of codes, and revokes codes. A batch takes all its codes of the strategy's stock at once. A
/// revocation restores nothing, since which of the codes were used is not known without a read of each.
@Singleton
public final class Batches {

    private static final Retries TRIES = new Retries(24, 5, 200, "too many requests for the stock of a strategy");

    private final Table table;
    private final Strategies strategies;
    private final ReservationExpiry expiry;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final InstantSource clock;

    Batches(
            Table table,
            Strategies strategies,
            ReservationExpiry expiry,
            Idempotency idempotency,
            AuditLog audit,
            InstantSource clock) {
        this.table = table;
        this.strategies = strategies;
        this.expiry = expiry;
        this.idempotency = idempotency;
        this.audit = audit;
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

    /// The strategy's batches, newest first, at most `max`. Batches that were created a moment ago may be missing.
    ///
    /// @param from the place at which the list begins; at the newest batch if it is left out
    public List<Batch> of(StrategyId strategy, @Nullable String from, int max) {
        var query = Keys.batchesByTime(strategy);
        query = (from == null ? query : query.between(query.lowest(), from)).backwards();
        return table.first(query, max).stream().map(Batch::from).toList();
    }

    /// The place of a batch in that list.
    public static String place(Batch batch) {
        return Keys.batchByTime(
                        batch.strategyId(), batch.createdAt(), batch.id().value())
                .sk();
    }

    /// Creates a batch, if the strategy is active and its stock has that many left. Where the same request comes
    /// twice at once and the first takes the last of the stock, the second would be refused; so a refusal is given
    /// only if the request has no earlier answer.
    ///
    /// @param answers the answer if the batch is created, which the same transaction keeps
    public BatchCreation create(
            StrategyId id, long quantity, Attempt attempt, Function<Batch, Answer> answers, AuditAct act) {
        var creation = tryToCreate(id, quantity, attempt, answers, act);
        var earlier = creation.isRefusal() ? idempotency.earlier(attempt) : Optional.<Answer>empty();
        return earlier.<BatchCreation>map(BatchCreation.Repeated::new).orElse(creation);
    }

    private BatchCreation tryToCreate(
            StrategyId id, long quantity, Attempt attempt, Function<Batch, Answer> answers, AuditAct act) {
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
        return TRIES.until(() -> commit(strategy.get(), quantity, attempt, answers, act));
    }

    private Optional<BatchCreation> commit(
            Strategy strategy, long quantity, Attempt attempt, Function<Batch, Answer> answers, AuditAct act) {
        var writes = new ArrayList<Write>();
        if (strategy.terms().limits().stock() != null) {
            var stock = Shards.ofStock(strategy.id());
            var read = table.atOneMoment(stock.keys());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            var taken = stock.allocate(read.get(), quantity);
            if (taken.isEmpty()) {
                return expiry.releaseExpired(strategy.id()) || hasNow(stock, quantity)
                        ? Optional.empty()
                        : Optional.of(new BatchCreation.SoldOut(Shards.left(read.get())));
            }
            writes.addAll(taken.get());
        }
        var batch = Batch.create(strategy, quantity, clock.instant());
        var answer = answers.apply(batch);
        writes.add(Write.put(batch.toItem()).when(Write.ABSENT));
        writes.addAll(idempotency.keep(attempt, answer));
        var creation = act.setting("batchId", batch.id().value()).setting("quantity", quantity);
        return switch (audit.transact(creation, writes)) {
            case Outcome.Done _ -> Optional.of(new BatchCreation.Created(answer));
            case Outcome.Contended _ -> Optional.empty();
            case Outcome.Refused(var failed) ->
                idempotency.earlier(attempt, new EntryOutcome.Refused(failed)).map(BatchCreation.Repeated::new);
        };
    }

    /// Whether the stock has this number, or cannot be read, after other requests may have released reservations.
    private boolean hasNow(Shards stock, long quantity) {
        return table.atOneMoment(stock.keys())
                .filter(read -> Shards.left(read) < quantity)
                .isEmpty();
    }

    /// Revokes the codes of a range of counters, both ends included. None of them can be used from then on; what
    /// is redeemed or reserved stays so.
    public Revocation revoke(StrategyId strategy, BatchId id, long from, long to, String reason, AuditAct act) {
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
            if (batch.revoked().covers(range)) {
                return Optional.of(new Revocation.Done(batch));
            }
            if (batch.revoked().isFullFor(range)) {
                return Optional.of(new Revocation.TooManyRanges());
            }
            var revocation = act.setting("batchId", id.value())
                    .setting("from", from)
                    .setting("to", to)
                    .setting("reason", reason);
            return audit.transact(revocation, batch.revoke(range)) instanceof Outcome.Done
                    ? find(strategy, id).map(Revocation.Done::new)
                    : Optional.empty();
        });
    }
}
