package dev.merit.activities;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.redemption.RedemptionProblem;
import java.util.List;

/// Makes the problem of each reason for which an activity is not recorded.
final class ActivityRefusals {

    private ActivityRefusals() {}

    static Problem differs() {
        return Problem.of(ActivityProblem.ACTIVITY_DIFFERS, "Another activity has that id.");
    }

    static Problem of(RecordingOutcome.Rejected rejected) {
        return switch (rejected) {
            case RecordingOutcome.Invalid(var problem) -> problem;
            case RecordingOutcome.Forbidden() -> Problem.forbidden();
            case RecordingOutcome.NotSelfReported(var type) -> notSelfReported(type);
            case RecordingOutcome.UnknownExternalMember() -> unknownMember("/externalMemberId");
            case RecordingOutcome.Differs() -> differs();
            case RecordingOutcome.UnknownMember() -> unknownMember("/memberId");
            case RecordingOutcome.UnknownPurchase(var removed) ->
                at(
                        "/refundOf",
                        ActivityProblem.UNKNOWN_PURCHASE,
                        "The member has no purchase of that id."
                                + (removed == null ? "" : " Purchases up to " + removed + " are no longer kept."));
            case RecordingOutcome.BeyondRetention(var removed) ->
                at(
                        "/occurredAt",
                        ActivityProblem.BEYOND_RETENTION,
                        "The member's activities of this kind up to " + removed + " are no longer kept, and none is"
                                + " recorded again.");
            case RecordingOutcome.OtherCurrency(var paid) ->
                at(
                        "/amount/currency",
                        RedemptionProblem.CURRENCY_DIFFERS,
                        "The purchase was paid in " + paid.currency() + ".");
            case RecordingOutcome.MoreThanPaid(var have, var need) ->
                at(
                                "/amount",
                                ActivityProblem.REFUND_EXCEEDS_PURCHASE,
                                "The refund is more than what is left of the purchase.")
                        .with("have", have)
                        .with("need", need);
            case RecordingOutcome.TooMuchPaid(var currency) ->
                at(
                        "/amount",
                        ActivityProblem.SUM_OUT_OF_RANGE,
                        "The member's net purchases in " + currency + " are too large for another purchase.");
            case RecordingOutcome.TooManyPoints() ->
                at(
                        "/memberId",
                        ActivityProblem.SUM_OUT_OF_RANGE,
                        "The member's points of the day are too many to earn more.");
            case RecordingOutcome.NotRedeemed(var redemption) ->
                at(
                        "/redemptions",
                        RedemptionProblem.REDEMPTION_NOT_VALID,
                        "The redemption " + redemption + " is not this member's, was rolled back, is in another"
                                + " currency, or counts for another purchase.");
        };
    }

    private static Problem notSelfReported(String type) {
        var detail = "Members may not record activities of the type " + type + " themselves; the shop records them.";
        return Problem.of(ActivityProblem.NOT_SELF_REPORTED, detail).errors(List.of(new FieldError("/type", detail)));
    }

    static Problem unknownMember(String pointer) {
        return at(pointer, ActivityProblem.UNKNOWN_MEMBER, "There is no such member.");
    }

    private static Problem at(String pointer, ProblemType type, String detail) {
        return Problem.of(type, detail).errors(List.of(new FieldError(pointer, detail)));
    }
}
