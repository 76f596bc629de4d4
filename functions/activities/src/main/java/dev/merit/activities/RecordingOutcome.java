package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import java.util.Currency;

/// What became of an activity that was to be recorded.
public sealed interface RecordingOutcome {

    record Recorded(ActivityRecord activity) implements RecordingOutcome {}

    /// The same was recorded before; this is how.
    record Duplicate(ActivityRecord activity) implements RecordingOutcome {}

    /// Another activity has the id: of this member, or of any where it is unique in the shop.
    record Differs() implements RecordingOutcome {}

    sealed interface Refused extends RecordingOutcome {}

    record UnknownMember() implements Refused {}

    record UnknownPurchase() implements Refused {}

    record OtherCurrency(Money purchase) implements Refused {}

    /// The refund is more than what is left of the purchase.
    record MoreThanPaid(Money have, Money need) implements Refused {}

    /// The member's net purchases in the currency are beyond what takes one more.
    record TooMuchPaid(Currency currency) implements Refused {}

    /// The member's points of that day are beyond what takes more.
    record TooManyPoints() implements Refused {}

    /// The redemption is not this member's, was rolled back, or belongs to another purchase.
    record NotRedeemed(RedemptionId redemption) implements Refused {}
}
