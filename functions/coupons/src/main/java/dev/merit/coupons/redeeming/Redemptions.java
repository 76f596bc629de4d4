package dev.merit.coupons.redeeming;

import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.issuing.Coupon;
import dev.merit.coupons.issuing.Coupons;
import dev.merit.coupons.issuing.Use;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Json;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Redeems coupons, each for one order: in one transaction, on condition that the coupon still stands as it was read;
/// where it does not, it is read again and judged anew.
@Singleton
final class Redemptions {

    private static final String FINGERPRINT = "fingerprint";
    private static final String STILL_ISSUED = "#status = :issued AND #memberId = :member";

    private final Table table;
    private final Coupons coupons;
    private final Secret secret;
    private final Json json;
    private final InstantSource clock;

    Redemptions(Table table, Coupons coupons, Secret secret, Json json, InstantSource clock) {
        this.table = table;
        this.coupons = coupons;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    Optional<Redemption> find(RedemptionId id) {
        return table.get(Keys.redemption(id)).map(Redemption::from);
    }

    /// What redeeming would do now; nothing is changed.
    Assessment assess(Coupon coupon, ValidationRequest request) {
        var facts = Facts.read(table, coupon, request.memberId());
        return Rule.assess(coupon, facts, request.memberId(), request.order(), null, clock.instant());
    }

    Redeeming redeem(CouponCode code, RedemptionRequest request) {
        return Settling.settled(() -> coupons.find(code)
                .map(coupon -> coupon.redemptionId() == null
                        ? attempt(coupon, request)
                        : Optional.of(earlier(coupon, coupon.redemptionId(), request)))
                .orElse(Optional.of(new Redeeming.NoCoupon())));
    }

    private Redeeming earlier(Coupon coupon, RedemptionId id, RedemptionRequest request) {
        if (!request.orderId().value().equals(coupon.orderId())) {
            return new Redeeming.Spent();
        }
        var item = table.get(Keys.redemption(id)).orElseThrow();
        return item.text(FINGERPRINT).equals(fingerprint(request))
                ? new Redeeming.Repeated(Redemption.from(item))
                : new Redeeming.Differs();
    }

    private Optional<Redeeming> attempt(Coupon coupon, RedemptionRequest request) {
        var facts = Facts.read(table, coupon, request.memberId());
        return switch (Rule.assess(
                coupon, facts, request.memberId(), request.order(), request.orderId(), clock.instant())) {
            case Assessment.Ineligible(var reasons) -> Optional.of(new Redeeming.NotEligible(reasons));
            case Assessment.Eligible eligible -> {
                var redemption = new Redemption(
                        RedemptionId.random(),
                        coupon.code().text(),
                        coupon.strategyId(),
                        coupon.memberId(),
                        request.orderId().value(),
                        request.order().total(),
                        eligible.discount(),
                        Redemption.REDEEMED,
                        null,
                        eligible.lines(),
                        eligible.shippingDiscount(),
                        facts.terms().conditions().wantFirstPurchase());
                yield isDone(writes(coupon, redemption, facts.wallet(), fingerprint(request)))
                        ? Optional.of(new Redeeming.Redeemed(redemption))
                        : Optional.empty();
            }
        };
    }

    private List<Write> writes(Coupon coupon, Redemption redemption, @Nullable Item wallet, String fingerprint) {
        var writes = new ArrayList<>(List.of(
                Write.update(Coupon.key(coupon.code()))
                        .set(Coupon.STATUS, Coupon.Status.REDEEMED.text())
                        .set(Coupon.REDEMPTION, redemption.redemptionId().value())
                        .set(Coupon.ORDER, redemption.orderId())
                        .when(STILL_ISSUED)
                        .with(":issued", Coupon.Status.ISSUED.text())
                        .with(":member", redemption.memberId().value()),
                Write.put(redemption.toItem().text(FINGERPRINT, fingerprint).instant("redeemedAt", clock.instant()))
                        .when(Write.ABSENT),
                Use.redeemed(redemption.memberId(), redemption.strategyId(), 1)));
        if (redemption.firstPurchase() && wallet != null) {
            writes.add(FirstPurchase.claim(redemption.memberId(), wallet, redemption.orderId()));
        }
        return writes;
    }

    private String fingerprint(RedemptionRequest request) {
        return secret.macText("redemption/request", json.write(request));
    }

    private boolean isDone(List<Write> writes) {
        return table.transact(writes) instanceof Outcome.Done;
    }
}
