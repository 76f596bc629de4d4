package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.RedemptionOutcome.Obstacle;
import dev.merit.coupons.redemptions.RedemptionOutcome.Refused;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.Redemption;
import java.util.List;
import java.util.Map;

/// What a request comes to. Validating shows the plan; reserving and redeeming commit it.
public sealed interface RedemptionPlan {

    /// The request can be done.
    ///
    /// @param redemptions as they stand after the writes, in the sequence in which they apply
    /// @param entry of one transaction; each write holds only if what the plan was made from has not changed
    record Planned(List<Redemption> redemptions, Entry entry) implements RedemptionPlan {}

    /// The same request was done before; these are its redemptions.
    record AlreadyDone(List<Redemption> redemptions) implements RedemptionPlan {}

    /// All obstacles that were found, the first one first.
    ///
    /// @param strategies of the items, where the plan was made for the items of the request
    record NotRedeemable(List<Obstacle> obstacles, Map<RequestItem, StrategyId> strategies) implements RedemptionPlan {

        NotRedeemable(List<Obstacle> obstacles) {
            this(obstacles, Map.of());
        }

        public List<Ineligibility> reasons() {
            return obstacles.stream().flatMap(one -> one.reasons().stream()).toList();
        }
    }

    /// The request itself is refused, whatever its purpose.
    ///
    /// @param strategies as of [NotRedeemable]
    record Rejected(Refused refusal, Map<RequestItem, StrategyId> strategies) implements RedemptionPlan {

        Rejected(Refused refusal) {
            this(refusal, Map.of());
        }
    }

    /// The plan with the strategies of its items, if it is a refusal.
    default RedemptionPlan of(Map<RequestItem, StrategyId> strategies) {
        return switch (this) {
            case Planned _, AlreadyDone _ -> this;
            case NotRedeemable(var obstacles, var _) -> new NotRedeemable(obstacles, strategies);
            case Rejected(var refusal, var _) -> new Rejected(refusal, strategies);
        };
    }
}
