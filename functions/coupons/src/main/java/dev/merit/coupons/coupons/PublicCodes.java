package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Creates codes that all members share.
@Singleton
public final class PublicCodes {

    private static final Retries TRIES = new Retries(12, 50, 50, "too many requests for one code");

    private final Strategies strategies;
    private final InstantSource clock;

    PublicCodes(Strategies strategies, InstantSource clock) {
        this.strategies = strategies;
        this.clock = clock;
    }

    /// The outcome of a request for a public code.
    public sealed interface PublicCodeOutcome {

        record Created(PublicCode code) implements PublicCodeOutcome {}

        /// The strategy had the code before.
        record Known(PublicCode code) implements PublicCodeOutcome {}

        /// The code belongs to another strategy, or is the code of a member's coupon.
        record Taken() implements PublicCodeOutcome {}

        record NoStrategy() implements PublicCodeOutcome {}

        /// The coupons of the strategy are gift vouchers, each of which has a code of its own.
        record ForVouchers() implements PublicCodeOutcome {}

        record Ended() implements PublicCodeOutcome {}
    }

    /// Creates a code of a strategy that has not ended and may still be a draft. A repetition changes nothing, since
    /// the code is the key.
    public PublicCodeOutcome create(StrategyId id, CouponCode code, Transaction transaction) {
        var strategy = strategies.find(id);
        if (strategy.isEmpty()) {
            return new PublicCodeOutcome.NoStrategy();
        }
        if (strategy.get().terms().isVoucher()) {
            return new PublicCodeOutcome.ForVouchers();
        }
        if (strategy.get().status() == StrategyStatus.ENDED) {
            return new PublicCodeOutcome.Ended();
        }
        var coupon = new PublicCode(code, id, clock.instant());
        var writes = new ArrayList<>(List.of(Write.put(coupon.toItem()).when(Write.ABSENT)));
        if (strategy.get().terms().kind().isOffered()) {
            writes.add(Strategies.offer(id, code.text()));
        }
        return TRIES.until(() -> tryToCreate(coupon, writes, transaction));
    }

    private Optional<PublicCodeOutcome> tryToCreate(PublicCode coupon, List<Write> writes, Transaction transaction) {
        return switch (transaction.commit(writes)) {
            case Outcome.Done _ -> Optional.of(new PublicCodeOutcome.Created(coupon));
            case Outcome.Refused(var failed) -> {
                var present = Coupon.from(failed.getFirst().present().orElseThrow(), clock.instant());
                yield Optional.of(
                        switch (present) {
                            case PublicCode known
                            when known.strategyId().equals(coupon.strategyId()) -> new PublicCodeOutcome.Known(known);
                            case PublicCode _, PersonalCoupon _, BatchCode _, GiftVoucher _, PromotionClaim _ ->
                                new PublicCodeOutcome.Taken();
                        });
            }
            case Outcome.Contended _ -> Optional.empty();
        };
    }
}
