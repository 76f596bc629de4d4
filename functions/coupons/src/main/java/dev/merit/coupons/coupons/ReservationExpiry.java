package dev.merit.coupons.coupons;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import java.util.List;

/// Takes back what reservations hold whose time is over.
public interface ReservationExpiry {

    /// Whether there were any of this strategy, so that something may have come back.
    boolean reclaim(StrategyId strategy);

    /// Those of these whose time is over.
    void releaseExpired(List<RedemptionId> reservations);
}
