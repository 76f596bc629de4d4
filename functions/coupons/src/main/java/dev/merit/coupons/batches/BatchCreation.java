package dev.merit.coupons.batches;

import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.shared.idempotency.Answer;

/// The outcome of a request for a batch.
public sealed interface BatchCreation {

    default boolean isRefusal() {
        return switch (this) {
            case Created _, Repeated _ -> false;
            case NoStrategy _, ForVouchers _, NotActive _, SoldOut _ -> true;
        };
    }

    record Created(Answer answer) implements BatchCreation {}

    /// The answer that the same request with the same key got before.
    record Repeated(Answer answer) implements BatchCreation {}

    record NoStrategy() implements BatchCreation {}

    /// The coupons of the strategy are gift vouchers, which are issued one by one, since each has an item of its
    /// own.
    record ForVouchers() implements BatchCreation {}

    record NotActive(InactiveReason why) implements BatchCreation {}

    /// The stock of the strategy has less left than the quantity.
    record SoldOut(long have) implements BatchCreation {}
}
