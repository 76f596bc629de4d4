package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of strategies and of what is issued and redeemed under their terms and limits.
public enum StrategyProblem implements ProblemType {
    ALREADY_EXISTS(
            409,
            "already-exists",
            "Already exists",
            "The externalId belongs to another strategy, or to a strategy with other content."),
    STRATEGY_NOT_EDITABLE(
            409,
            "strategy-not-editable",
            "Strategy not editable",
            "The strategy is active or ended, or the fields that `errors` names are locked. Where the"
                    + " budget is lowered by more than is left, `have` is what is left and `need` what it is"
                    + " lowered by."),
    STRATEGY_NOT_STARTABLE(409, "strategy-not-startable", "Strategy not startable", "The strategy has ended."),
    STRATEGY_NOT_ACTIVE(
            409,
            IneligibilityReason.STRATEGY_NOT_ACTIVE.code(),
            "Strategy not active",
            "The status of the strategy is `have`, not `need`. Where the strategy is active and no"
                    + " coupon may be issued now, `have` is the time now and `need` the time when issuing begins or the"
                    + " window has closed."),
    SOLD_OUT(
            409,
            IneligibilityReason.SOLD_OUT.code(),
            "Sold out",
            "No coupon of the strategy, or no use of the public code `coupon`, is left: `have` is 0 and"
                    + " `need` is 1. For a batch, `have` is left of the stock and `need` is the quantity."),
    MEMBER_LIMIT_REACHED(
            409,
            IneligibilityReason.MEMBER_LIMIT_REACHED.code(),
            "Member limit reached",
            "The member has as many coupons or uses of the strategy as a member may have, `limit`: `have`"
                    + " is 0 and `need` is 1. Where a code is redeemed, `coupon` is the code; where reservations"
                    + " hold uses, `reservedUntil` is the time when the first of them ends."),
    CONSENT_MISSING(
            409,
            IneligibilityReason.CONSENT_MISSING.code(),
            "Consent missing",
            "The coupon is chosen by the data of the member, who does not consent to the purpose `purpose`, or has"
                    + " objected to it, or has its data restricted. Strategies that are not personalised are not affected."),
    NOT_FOR_VOUCHERS(
            409,
            "not-for-vouchers",
            "Not for vouchers",
            "The coupons of the strategy are gift vouchers, which are issued one by one."),
    NOT_ELIGIBLE(
            422,
            "not-eligible",
            "Not eligible",
            "The coupon is not for this member or order. `reasons` lists why, with the gap and, for"
                    + " several codes, the `coupon`.");

    private final ProblemDefinition definition;

    StrategyProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
