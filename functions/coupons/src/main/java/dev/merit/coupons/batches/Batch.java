package dev.merit.coupons.batches;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.IssuedTerms;
import dev.merit.coupons.coupons.Validity;
import dev.merit.coupons.strategies.Strategy;
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

/// Codes that were made together, with the counters from 1 to their quantity: all that is kept of them before they
/// are used. They keep the validity, and the terms, that the strategy had when they were made.
///
/// `revision` is raised with each revocation, and with it that of the batch's guards. A code's use checks one of
/// these by its counter, so that uses at once do not all meet on one item; where there is none, nothing was
/// revoked yet.
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
    private static final String AS_SEEN = "#revision = :seen";

    public Batch {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Batch drawn(Strategy strategy, long quantity, Instant now) {
        var terms = strategy.terms();
        return new Batch(
                BatchId.random(),
                strategy.id(),
                strategy.termsVersion(),
                terms.codes().prefix(),
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

    /// The code of a counter that has no item yet.
    public BatchCode unused(CouponCode code, long counter) {
        var terms = new IssuedTerms(strategyId, termsVersion, createdAt, new Validity(validFrom, validTo));
        return of(new BatchCode(code, terms, CouponUsage.unused(uses), false, null), counter);
    }

    /// The code of a counter, with what the batch says of it.
    public BatchCode of(BatchCode code, long counter) {
        return code.of(new BatchCode.Revocable(guard((int) (counter % GUARDS)), revision), revoked.has(counter));
    }

    /// Revokes a range, if nothing was since the batch was read.
    List<Write> revoke(RevokedCounters.Range range) {
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
        writes.add(Write.put(next.toItem()).when(AS_SEEN).with(":seen", revision));
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
