package dev.merit.coupons.batches;

import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.IssuedTerms;
import dev.merit.coupons.coupons.Validity;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch of codes, with counters from 1 to `quantity`. It stores no code before the code is used. The codes keep
/// the validity and the terms that the strategy had when the batch was created.
///
/// Each revocation raises `revision`, of the batch and of its guards. The use of a code checks one of the guards,
/// which its counter selects, so that concurrent uses do not all conflict on one item. There are no guards before
/// the first revocation.
///
/// @param uses how many orders each code may be redeemed for
/// @param revision how many revocations there were
public record Batch(
        BatchId id,
        StrategyId strategyId,
        long termsVersion,
        String prefix,
        long quantity,
        long uses,
        Instant createdAt,
        Instant validFrom,
        @Nullable Instant validTo,
        RevokedCounters revoked,
        long revision) {

    private static final int GUARDS = 16;
    private static final String REVISION = "revision";
    private static final String AS_READ = "#revision = :read";

    public Batch {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Batch create(Strategy strategy, long quantity, Instant now) {
        var terms = strategy.terms();
        return new Batch(
                BatchId.random(),
                strategy.id(),
                strategy.termsVersion(),
                terms.codePatternOrDefault().prefix(),
                quantity,
                terms.limits().uses(),
                now,
                terms.window().start(),
                terms.window().end(),
                RevokedCounters.NONE,
                0);
    }

    public static Key key(BatchId id) {
        return Keys.batch(id.value());
    }

    /// The code with this counter, before its first use.
    public BatchCode unused(CouponCode code, CodeCounter counter) {
        var terms = new IssuedTerms(strategyId, termsVersion, createdAt, new Validity(validFrom, validTo));
        return of(new BatchCode(code, terms, CouponUsage.unused(uses), null, null), counter);
    }

    /// The used code with this counter, with what the batch knows of it.
    public BatchCode of(BatchCode code, CodeCounter counter) {
        var guard = guard((int) (counter.value() % GUARDS));
        return code.of(new BatchCode.Revocable(guard, revision), revoked.at(counter.value()));
    }

    /// Revokes a range, on condition that nothing was revoked since the batch was read.
    public List<Write> revoke(RevokedCounters.Range range) {
        var next = new Batch(
                id,
                strategyId,
                termsVersion,
                prefix,
                quantity,
                uses,
                createdAt,
                validFrom,
                validTo,
                revoked.with(range),
                revision + 1);
        var writes = new ArrayList<Write>();
        writes.add(Write.put(next.toItem()).when(AS_READ).with(":read", revision));
        for (int i = 0; i < GUARDS; i++) {
            writes.add(Write.put(Item.at(guard(i)).number(REVISION, next.revision)));
        }
        return writes;
    }

    private Key guard(int number) {
        return Keys.batchGuard(id.value(), number);
    }

    Item toItem() {
        var byTime = Keys.batchByTime(strategyId, createdAt, id.value());
        return Item.at(key(id))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("strategyId", strategyId.value())
                .number("termsVersion", termsVersion)
                .text("prefix", prefix)
                .number("quantity", quantity)
                .number("usesPerCoupon", uses)
                .instant("createdAt", createdAt)
                .instant("validFrom", validFrom)
                .instant("validTo", validTo)
                .items(
                        "revoked",
                        revoked.ranges().stream()
                                .map(RevokedCounters.Range::toItem)
                                .toList())
                .number(REVISION, revision);
    }

    public static Batch from(Item item) {
        return new Batch(
                new BatchId(item.key().pkId()),
                new StrategyId(item.text("strategyId")),
                item.number("termsVersion"),
                item.text("prefix"),
                item.number("quantity"),
                item.number("usesPerCoupon"),
                item.instant("createdAt"),
                item.instant("validFrom"),
                item.maybeInstant("validTo").orElse(null),
                new RevokedCounters(item.items("revoked").stream()
                        .map(RevokedCounters.Range::of)
                        .toList()),
                item.number(REVISION));
    }
}
