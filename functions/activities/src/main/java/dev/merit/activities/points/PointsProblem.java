package dev.merit.activities.points;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of points.
public enum PointsProblem implements ProblemType {
    ADJUSTMENT_DIFFERS(
            409, "adjustment-differs", "Adjustment differs", "The member has another adjustment with that id."),
    ROLLED_BACK(
            409,
            "rolled-back",
            "Rolled back",
            "The points that were redeemed for this order, or transferred under this id, were rolled back."),
    TRANSFERS_OFF(
            409, "transfers-off", "Transfers off", "The points programme does not allow transfers between members."),
    TRANSFER_DIFFERS(409, "transfer-differs", "Transfer differs", "The member has another transfer with that id."),
    INSUFFICIENT_POINTS(
            422,
            "insufficient-points",
            "Insufficient points",
            "The member has fewer points, `have`, than the operation takes, `need`. For a transfer,"
                    + " `have` counts the points that may be transferred."),
    NOT_REDEEMABLE(
            422,
            "not-redeemable",
            "Not redeemable",
            "The points programme gives points no value, so points cannot be redeemed.");

    private final ProblemDefinition definition;

    PointsProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
