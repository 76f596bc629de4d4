package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The outcome of a request to record an activity.
public sealed interface RecordingOutcome {

    sealed interface Accepted extends RecordingOutcome {

        ActivityRecord activity();
    }

    record Recorded(ActivityRecord activity) implements Accepted {}

    /// The same activity was recorded before; this is its record.
    record Duplicate(ActivityRecord activity) implements Accepted {}

    sealed interface Rejected extends RecordingOutcome {}

    /// The request is not of the form of an activity.
    record Invalid(Problem problem) implements Rejected {}

    /// A member may record its own activities only, and none with an amount.
    record Forbidden() implements Rejected {}

    /// Members may not record activities of this type themselves.
    record NotSelfReported(String type) implements Rejected {}

    record UnknownExternalMember() implements Rejected {}

    record UnknownMember() implements Rejected {}

    /// Another activity has the id: an activity of this member, or of any member where ids are unique in the shop.
    record Differs() implements Rejected {}

    /// The member has no such purchase, or has it no more.
    ///
    /// @param removed up to which month the member's purchases were removed; null if none was
    record UnknownPurchase(@Nullable YearMonth removed) implements Rejected {}

    /// The member's activities of that time were removed, so that a repetition could not be recognised.
    ///
    /// @param removed up to which month
    record BeyondRetention(YearMonth removed) implements Rejected {}

    record OtherCurrency(Money purchase) implements Rejected {}

    /// The refund exceeds what is left of the purchase.
    record MoreThanPaid(Money have, Money need) implements Rejected {}

    /// The member's net purchases in the currency are too large for one more.
    record TooMuchPaid(Currency currency) implements Rejected {}

    /// The member's points of the day are too many to earn more.
    record TooManyPoints() implements Rejected {}

    /// The redemption is not this member's, was rolled back, or belongs to another purchase.
    record NotRedeemed(RedemptionId redemption) implements Rejected {}
}
