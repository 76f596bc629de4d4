package dev.merit.activities;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of activities.
public enum ActivityProblem implements ProblemType {
    NOT_SELF_REPORTED(
            403,
            "not-self-reported",
            "Not self reported",
            "Members may not record activities of this type themselves: neither the points programme nor"
                    + " the settings list it as `selfReported`."),
    ACTIVITY_DIFFERS(
            409,
            "activity-differs",
            "Activity differs",
            "Another activity has that id: an activity of this member, or of any member where ids are"
                    + " unique in the shop."),
    UNKNOWN_MEMBER(422, "unknown-member", "Unknown member", "There is no such member."),
    UNKNOWN_PURCHASE(422, "unknown-purchase", "Unknown purchase", "The member has no purchase with that id."),
    REFUND_EXCEEDS_PURCHASE(
            422,
            "refund-exceeds-purchase",
            "Refund exceeds purchase",
            "The refund, `need`, is more than what is left of the purchase, `have`."),
    BEYOND_RETENTION(
            422,
            "beyond-retention",
            "Beyond retention",
            "The member's activities of that time are no longer kept. A repetition of one of them could not be"
                    + " recognised, so none of that time is recorded."),
    SUM_OUT_OF_RANGE(
            422,
            "sum-out-of-range",
            "Sum out of range",
            "A sum of the member, net purchases or points, would be too large. Refunds make room."),
    REFUND_GOES_WITH_PURCHASE(
            422,
            "refund-goes-with-purchase",
            "Refund goes with purchase",
            "A refund is moved with its purchase, not alone. Name the purchase."),
    TOO_MANY_REFUNDS(
            422,
            "too-many-refunds",
            "Too many refunds",
            "The purchase has more refunds, `have`, than can be moved at once, `limit`.");

    private final ProblemDefinition definition;

    ActivityProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
