package dev.merit.coupons.coupons;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes codes that all members share. The item of one is never written again: what its redemptions take is the
/// strategy's stock and each member's limit, so they do not meet on it.
@Singleton
final class PublicCodes {

    private static final Retries TRIES = new Retries(12, 50, 50, "too many ask for one code");

    private final Table table;
    private final Strategies strategies;
    private final InstantSource clock;

    PublicCodes(Table table, Strategies strategies, InstantSource clock) {
        this.table = table;
        this.strategies = strategies;
        this.clock = clock;
    }

    /// What became of a code that was asked for.
    sealed interface PublicCodeOutcome {

        record Made(PublicCode code) implements PublicCodeOutcome {}

        /// The strategy had it before.
        record Known(PublicCode code) implements PublicCodeOutcome {}

        /// Another strategy's, or a member's coupon.
        record Taken() implements PublicCodeOutcome {}

        record NoStrategy() implements PublicCodeOutcome {}

        /// A gift voucher's strategy: money has a code of its own each.
        record ForVouchers() implements PublicCodeOutcome {}

        record Ended() implements PublicCodeOutcome {}
    }

    /// Of a strategy that has not ended; it may be a draft yet. The code is the key: the same again changes
    /// nothing.
    PublicCodeOutcome make(StrategyId id, CouponCode code) {
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
        return TRIES.until(() -> made(coupon, writes));
    }

    private Optional<PublicCodeOutcome> made(PublicCode coupon, List<Write> writes) {
        return switch (table.transact(writes)) {
            case Outcome.Done _ -> Optional.of(new PublicCodeOutcome.Made(coupon));
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
