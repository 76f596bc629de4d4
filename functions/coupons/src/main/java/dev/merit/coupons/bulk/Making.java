package dev.merit.coupons.bulk;

import dev.merit.coupons.strategies.Inactive;
import dev.merit.shared.idempotency.Answer;

/// What became of a batch that was asked for.
public sealed interface Making {

    default boolean isRefusal() {
        return switch (this) {
            case Made _, Repeated _ -> false;
            case NoStrategy _, ForVouchers _, NotActive _, SoldOut _ -> true;
        };
    }

    record Made(Answer answer) implements Making {}

    /// The same request under the same key had this answer before.
    record Repeated(Answer answer) implements Making {}

    record NoStrategy() implements Making {}

    /// A gift voucher's strategy: money has a row of its own each, and is issued one by one.
    record ForVouchers() implements Making {}

    record NotActive(Inactive why) implements Making {}

    /// The strategy's stock has no more than this.
    record SoldOut(long have) implements Making {}
}
