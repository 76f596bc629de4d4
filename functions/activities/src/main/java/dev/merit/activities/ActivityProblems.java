package dev.merit.activities;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import java.util.List;

/// The problem that tells each reason why an activity was not recorded.
final class ActivityProblems {

    private ActivityProblems() {}

    static Problem differs() {
        return Problem.conflict("activity-differs", "Another activity has that id.");
    }

    static Problem of(RecordingOutcome.Refused refused) {
        return switch (refused) {
            case RecordingOutcome.UnknownMember() -> unknownMember("/memberId");
            case RecordingOutcome.UnknownPurchase() ->
                at("/refundOf", "unknown-purchase", "The member has no purchase of that id.");
            case RecordingOutcome.OtherCurrency(var paid) ->
                at("/amount/currency", "currency-differs", "The purchase was paid in " + paid.currency() + ".");
            case RecordingOutcome.MoreThanPaid(var have, var need) ->
                at("/amount", "refund-exceeds-purchase", "The refund is more than what is left of the purchase.")
                        .with("have", have)
                        .with("need", need);
            case RecordingOutcome.TooMuchPaid(var currency) ->
                at(
                        "/amount",
                        "sum-out-of-range",
                        "The member's net purchases in " + currency + " are too large for another purchase.");
            case RecordingOutcome.TooManyPoints() ->
                at("/memberId", "sum-out-of-range", "The member's points of the day are too many to earn more.");
            case RecordingOutcome.NotRedeemed(var redemption) ->
                at(
                        "/redemptions",
                        "not-redeemed",
                        "The redemption " + redemption + " is not this member's, was rolled back, is in another"
                                + " currency, or counts for another purchase.");
        };
    }

    static Problem notSelfReported(String type) {
        var detail = "Members may not record activities of the type " + type + " themselves; the shop records them.";
        return Problem.of(403, "not-self-reported", detail).errors(List.of(new FieldError("/type", detail)));
    }

    static Problem unknownMember(String pointer) {
        return at(pointer, "unknown-member", "There is no such member.");
    }

    private static Problem at(String pointer, String code, String detail) {
        return Problem.unprocessable(code, detail).errors(List.of(new FieldError(pointer, detail)));
    }
}
