package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.RedemptionOutcome.Obstacle;
import dev.merit.coupons.redemptions.RedemptionOutcome.Refused;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.Redemption;
import java.util.List;

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
    record NotRedeemable(List<Obstacle> obstacles) implements RedemptionPlan {

        public List<Ineligibility> reasons() {
            return obstacles.stream().flatMap(one -> one.reasons().stream()).toList();
        }
    }

    /// The request itself is refused, whatever its purpose.
    record Rejected(Refused refusal) implements RedemptionPlan {}
}
