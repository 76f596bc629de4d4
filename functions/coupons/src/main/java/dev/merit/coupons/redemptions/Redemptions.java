package dev.merit.coupons.redemptions;

import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Redeems and reserves: in one transaction, on condition that all still stands as it was read; where it does not, it
/// is read again and judged anew.
///
/// There is one redemption of a code and an order, whose id follows from both: so whether the same was asked before
/// is one read, and two requests at once meet on one item.
@Singleton
public final class Redemptions {

    static final Retries TRIES = new Retries(24, 5, 200, "others keep changing the same coupon");

    private final Table table;
    private final CodesInOrder candidates;
    private final TierSettings tiers;
    private final Rollbacks rollbacks;
    private final InstantSource clock;

    Redemptions(
            Table table,
            TierSettings tiers,
            CodeLookup finder,
            Rollbacks rollbacks,
            Secret secret,
            InstantSource clock) {
        this.table = table;
        this.candidates = new CodesInOrder(finder, secret);
        this.tiers = tiers;
        this.rollbacks = rollbacks;
        this.clock = clock;
    }

    public Optional<Redemption> find(RedemptionId id) {
        return table.get(Keys.redemption(id)).map(Redemption::from);
    }

    /// For whoever asks.
    RedemptionOutcome settle(RedemptionRequest wish) {
        return settle(wish, null);
    }

    /// Redeems or reserves, or answers that it was done before, or why not.
    ///
    /// @param asker whose wrong codes are counted, if it is so
    public RedemptionOutcome settle(RedemptionRequest wish, @Nullable CodeCaller asker) {
        return TRIES.until(tries -> attempt(wish, asker, clock.instant(), tries > 0));
    }

    private Optional<RedemptionOutcome> attempt(
            RedemptionRequest wish, @Nullable CodeCaller asker, Instant now, boolean again) {
        return switch (candidates.read(wish, asker, now)) {
            case CodesInOrder.Reading.All(var found) ->
                attempt(wish, found, now, again)
                        .filter(answer -> !(answer instanceof RedemptionOutcome.Refused) || areAsRead(found));
            case CodesInOrder.Reading.Unknown(var code) -> Optional.of(new RedemptionOutcome.NoCoupon(code));
            case CodesInOrder.Reading.Barring(var barred) -> Optional.of(new RedemptionOutcome.TooManyAttempts(barred));
        };
    }

    /// Whether none of the order's redemptions has taken a step since it was read. A refusal goes by more than can be
    /// read at one moment: the same request, come first, may have taken the last of something in between.
    private boolean areAsRead(List<CodeInOrder> candidates) {
        var present =
                table.get(candidates.stream().map(c -> Keys.redemption(c.id())).toList());
        return candidates.stream().allMatch(c -> c.isAsRead(present.get(Keys.redemption(c.id()))));
    }

    private Optional<RedemptionOutcome> attempt(
            RedemptionRequest wish, List<CodeInOrder> candidates, Instant now, boolean again) {
        if (candidates.stream().anyMatch(c -> c.holds(now))) {
            return standing(wish, candidates, now);
        }
        var revoked = candidates.stream().filter(CodeInOrder::isRevoked).findFirst();
        if (revoked.isPresent()) {
            return Optional.of(
                    new RedemptionOutcome.Revoked(revoked.get().coupon().code()));
        }
        var spent = candidates.stream().filter(CodeInOrder::isSpent).findFirst();
        if (spent.isPresent()) {
            return Optional.of(new RedemptionOutcome.Spent(spent.get().coupon()));
        }
        var inTheWay =
                candidates.stream().flatMap(c -> c.inTheWay(now).stream()).toList();
        if (!inTheWay.isEmpty()) {
            rollbacks.releaseExpired(inTheWay);
            return Optional.empty();
        }
        return new RedemptionAttempt(table, tiers, rollbacks, wish, now, again).with(candidates);
    }

    /// Some of the codes are redeemed or reserved for the order: by the same request, or not.
    private Optional<RedemptionOutcome> standing(RedemptionRequest wish, List<CodeInOrder> candidates, Instant now) {
        var other = candidates.stream()
                .filter(c -> c.holds(now) && !c.isOf(wish))
                .findFirst()
                .or(() -> candidates.stream().filter(c -> !c.holds(now)).findFirst());
        if (other.isPresent()) {
            return other.map(c -> new RedemptionOutcome.Differs(c.coupon().code()));
        }
        var present = CodeInOrder.held(candidates, now);
        return wish.lease() != null || present.stream().allMatch(Redemption::isRedeemed)
                ? Optional.of(new RedemptionOutcome.Repeated(present))
                : confirm(wish, candidates, present, now);
    }

    private Optional<RedemptionOutcome> confirm(
            RedemptionRequest wish, List<CodeInOrder> candidates, List<Redemption> held, Instant now) {
        var writes = ReservationConfirmation.writes(candidates, now);
        var claiming = ReservationConfirmation.claiming(held);
        if (!claiming.isEmpty()) {
            var wallet = table.get(Keys.wallet(wish.memberId()));
            var reasons = ReservationConfirmation.reasons(claiming, wallet);
            if (!reasons.isEmpty()) {
                return Optional.of(new RedemptionOutcome.NotEligible(reasons));
            }
            var order = wish.orderId().value();
            writes.add(FirstPurchase.claim(wish.memberId(), wallet.orElseThrow(), order, claiming.size()));
        }
        return table.transact(writes) instanceof Outcome.Done
                ? Optional.of(new RedemptionOutcome.Redeemed(held.stream()
                        .flatMap(r -> find(r.redemptionId()).stream())
                        .toList()))
                : Optional.empty();
    }
}
