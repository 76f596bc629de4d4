package dev.merit.coupons.redeeming;

import dev.merit.coupons.issuing.Coupon;
import dev.merit.coupons.issuing.Coupons;
import dev.merit.coupons.issuing.Use;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Json;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Pause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Redeems coupons, each for one order, and rolls redemptions back.
///
/// Both are one transaction, on condition that the coupon, or the redemption, still stands as it was read; where it
/// does not, it is read again and judged anew.
@Singleton
final class Redemptions {

    private static final int TRIES = 12;
    private static final int LONGEST_PAUSE_MILLIS = 200;
    private static final String FINGERPRINT = "fingerprint";
    private static final String STILL_ISSUED = "#status = :issued AND #memberId = :member";
    private static final String STILL_REDEEMED = "#status = :redeemed";
    private static final String STILL_FOR_IT = "#redemptionId = :redemption";

    private final Table table;
    private final Coupons coupons;
    private final Strategies strategies;
    private final Secret secret;
    private final Json json;
    private final InstantSource clock;

    Redemptions(Table table, Coupons coupons, Strategies strategies, Secret secret, Json json, InstantSource clock) {
        this.table = table;
        this.coupons = coupons;
        this.strategies = strategies;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    Optional<Redemption> find(RedemptionId id) {
        return table.get(Keys.redemption(id)).map(Redemption::from);
    }

    /// What redeeming would do now; nothing is changed.
    Assessment assess(Coupon coupon, ValidationRequest request) {
        var strategy = strategies.find(coupon.strategyId()).orElseThrow();
        return Rule.assess(strategy, coupon, request.memberId(), request.order(), clock.instant());
    }

    Redeeming redeem(CouponCode code, RedemptionRequest request) {
        return untilSettled(() -> coupons.find(code)
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
        return switch (assess(coupon, new ValidationRequest(request.memberId(), request.order()))) {
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
                        null);
                yield isDone(writes(coupon, redemption, fingerprint(request)))
                        ? Optional.of(new Redeeming.Redeemed(redemption))
                        : Optional.empty();
            }
        };
    }

    private List<Write> writes(Coupon coupon, Redemption redemption, String fingerprint) {
        return List.of(
                Write.update(Coupon.key(coupon.code()))
                        .set(Coupon.STATUS, Coupon.Status.REDEEMED.text())
                        .set(Coupon.REDEMPTION, redemption.redemptionId().value())
                        .set(Coupon.ORDER, redemption.orderId())
                        .when(STILL_ISSUED)
                        .with(":issued", Coupon.Status.ISSUED.text())
                        .with(":member", redemption.memberId().value()),
                Write.put(redemption.toItem().text(FINGERPRINT, fingerprint).instant("redeemedAt", clock.instant()))
                        .when(Write.ABSENT),
                Use.redeemed(redemption.memberId(), redemption.strategyId(), 1));
    }

    private String fingerprint(RedemptionRequest request) {
        return secret.macText("redemption/request", json.write(request));
    }

    /// Makes the coupon what it was before; the redemption as it stands then, or none if there is no such one. A
    /// purchase that names the redemption does not stand in the way, since a return of goods gives the coupon back.
    Optional<Redemption> rollBack(RedemptionId id) {
        return untilSettled(() -> {
            var found = find(id);
            if (found.isEmpty() || found.get().status().equals(Redemption.ROLLED_BACK)) {
                return Optional.of(found);
            }
            return isDone(writes(found.get())) ? Optional.of(find(id)) : Optional.empty();
        });
    }

    private List<Write> writes(Redemption redemption) {
        return List.of(
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
                Use.redeemed(redemption.memberId(), redemption.strategyId(), -1));
    }

    private boolean isDone(List<Write> writes) {
        return table.transact(writes) instanceof Outcome.Done;
    }

    private static <T> T untilSettled(Supplier<Optional<T>> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            var settled = attempt.get();
            if (settled.isPresent()) {
                return settled.get();
            }
            Pause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("others keep changing the same coupon", null);
    }
}
