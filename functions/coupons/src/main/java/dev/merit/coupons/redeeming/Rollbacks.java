package dev.merit.coupons.redeeming;

import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.issuing.Coupon;
import dev.merit.coupons.issuing.Use;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rolls redemptions back, each once: the exact inverse of redeeming, so that the coupon is what it was before.
///
/// A purchase that names the redemption does not stand in the way, since a return of the goods gives the coupon back.
@Singleton
final class Rollbacks {

    private static final String STILL_REDEEMED = "#status = :redeemed";
    private static final String STILL_FOR_IT = "#redemptionId = :redemption";

    private final Table table;
    private final Redemptions redemptions;
    private final InstantSource clock;

    Rollbacks(Table table, Redemptions redemptions, InstantSource clock) {
        this.table = table;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    /// The redemption as it stands then, or none if there is no such one.
    Optional<Redemption> rollBack(RedemptionId id) {
        return Settling.settled(() -> {
            var found = redemptions.find(id);
            if (found.isEmpty() || found.get().status().equals(Redemption.ROLLED_BACK)) {
                return Optional.of(found);
            }
            return table.transact(writes(found.get())) instanceof Outcome.Done
                    ? Optional.of(redemptions.find(id))
                    : Optional.empty();
        });
    }

    private List<Write> writes(Redemption redemption) {
        var writes = new ArrayList<>(List.of(
                Write.update(Keys.redemption(redemption.redemptionId()))
                        .set("status", Redemption.ROLLED_BACK)
                        .set("rolledBackAt", clock.instant())
                        .when(STILL_REDEEMED)
                        .with(":redeemed", Redemption.REDEEMED),
                Write.update(Coupon.key(new CouponCode(redemption.code())))
                        .set(Coupon.STATUS, Coupon.Status.ISSUED.text())
                        .remove(Coupon.REDEMPTION)
                        .remove(Coupon.ORDER)
                        .when(STILL_FOR_IT)
                        .with(":redemption", redemption.redemptionId().value()),
                Use.redeemed(redemption.memberId(), redemption.strategyId(), -1)));
        if (redemption.firstPurchase()
                && table.get(Keys.wallet(redemption.memberId())).isPresent()) {
            writes.add(FirstPurchase.release(redemption.memberId()));
        }
        return writes;
    }
}
