package dev.merit.shared.activity;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;

/// One version of the rule by which records count towards the totals. Records name it by its number, so a version
/// that has been in use never changes: a new kind of total is a new version.
public interface Effect {

    TotalsDelta ofRegistration(Instant registeredAt);

    TotalsDelta ofErasure(Instant erasedAt);

    /// The effect of revenue that a strategy brought in before Merit kept its purchases.
    TotalsDelta ofOpening(StrategyId strategy, Money revenue, Instant at);

    TotalsDelta ofActivity(ActivityRecord activity);

    /// The effect of a redemption of a strategy's coupon.
    TotalsDelta ofRedemption(StrategyId strategy, Money discount, Instant at);

    /// The effect of the rollback of a redemption.
    TotalsDelta ofRollback(StrategyId strategy, Money discount, Instant at);

    /// The effect of a change of a gift voucher's balance.
    ///
    /// @param amount below zero if the balance falls
    TotalsDelta ofVoucherEntry(Money amount, Instant at);
}
