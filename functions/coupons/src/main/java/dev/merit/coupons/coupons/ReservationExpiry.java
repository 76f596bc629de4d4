package dev.merit.coupons.coupons;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import java.util.List;

/// Releases reservations that have expired.
public interface ReservationExpiry {

    /// Releases some of the strategy's expired reservations.
    ///
    /// @return whether there were any, so that stock or budget may have been restored
    boolean releaseExpired(StrategyId strategy);

    /// Releases those of these reservations that have expired.
    void releaseExpired(List<RedemptionId> reservations);
}
