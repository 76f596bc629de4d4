package dev.merit.coupons.batches;

import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.shared.idempotency.Answer;

/// What became of a batch that was asked for.
public sealed interface BatchCreation {

    default boolean isRefusal() {
        return switch (this) {
            case Made _, Repeated _ -> false;
            case NoStrategy _, ForVouchers _, NotActive _, SoldOut _ -> true;
        };
    }

    record Made(Answer answer) implements BatchCreation {}

    /// The same request under the same key had this answer before.
    record Repeated(Answer answer) implements BatchCreation {}

    record NoStrategy() implements BatchCreation {}

    /// A gift voucher's strategy: money has a row of its own each, and is issued one by one.
    record ForVouchers() implements BatchCreation {}

    record NotActive(InactiveReason why) implements BatchCreation {}

    /// The strategy's stock has no more than this.
    record SoldOut(long have) implements BatchCreation {}
}
