package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the items of a request and their redemptions for its order, in one batch.
///
/// There is one redemption for an item and an order. Its id is computed from both. So a repeated request finds
/// the redemption with one read, and two concurrent requests write the same redemption.
@Singleton
final class CodesInOrder {

    private final Table table;
    private final CodeLookup lookup;
    private final Ledger ledger;
    private final Secret secret;

    CodesInOrder(Table table, CodeLookup lookup, Ledger ledger, Secret secret) {
        this.table = table;
        this.lookup = lookup;
        this.ledger = ledger;
        this.secret = secret;
    }

    sealed interface CodesOutcome {

        /// The codes in the sequence of the request.
        record Found(List<CodeInOrder> codes) implements CodesOutcome {}

        /// An item does not exist, or the caller may not see it, or the caller has sent too many wrong codes.
        record Refused(RedemptionOutcome.Refused refusal) implements CodesOutcome {}
    }

    /// Reads the items of a request.
    ///
    /// @param caller the caller whose wrong codes are counted; null, if they are not counted
    CodesOutcome read(RedemptionRequest request, @Nullable CodeCaller caller, Instant now) {
        var keys = new ArrayList<Key>();
        request.items().forEach(item -> keys.add(Keys.redemption(redemptionId(item, request))));
        request.promotions().forEach(strategy -> keys.add(Keys.strategy(strategy)));
        if (!request.isValidation()) {
            keys.addAll(ledger.unknown());
        }
        var result = lookup.find(request.codes(), keys, caller, now);
        ledger.learn(result.items());
        if (result.rateLimited() != null) {
            return new CodesOutcome.Refused(new RedemptionOutcome.TooManyAttempts(result.rateLimited()));
        }
        var wrong = request.codes().stream()
                .filter(code -> !result.coupons().containsKey(code))
                .toList();
        if (!wrong.isEmpty()) {
            return new CodesOutcome.Refused(refusalOfWrongCodes(caller, wrong, now));
        }
        var codes = new ArrayList<CodeInOrder>();
        for (var item : request.items()) {
            var id = redemptionId(item, request);
            var redemption = Optional.ofNullable(result.items().get(Keys.redemption(id)))
                    .map(Redemption::from)
                    .orElse(null);
            switch (item) {
                case RequestItem.Code(var code) -> {
                    var coupon = Objects.requireNonNull(result.coupons().get(code));
                    codes.add(new CodeInOrder(new RequestItem.Code(coupon.code()), coupon, id, redemption));
                }
                case RequestItem.Promotion(var strategyId) -> {
                    var strategy = Optional.ofNullable(result.items().get(Keys.strategy(strategyId)))
                            .map(Strategies::in)
                            .filter(found -> found.terms().kind().isClaimable());
                    if (strategy.isEmpty()) {
                        return new CodesOutcome.Refused(new RedemptionOutcome.PromotionNotFound(strategyId));
                    }
                    codes.add(new CodeInOrder(item, claim(strategy.get(), redemption, request, now), id, redemption));
                }
            }
        }
        return new CodesOutcome.Found(codes);
    }

    /// The coupon that the active redemption of the order has issued; a new coupon, if there is none.
    private PromotionClaim claim(
            Strategy strategy, @Nullable Redemption redemption, RedemptionRequest request, Instant now) {
        return Optional.ofNullable(redemption)
                .filter(found -> found.isActive(now))
                .flatMap(found -> table.get(Coupon.key(found.code())))
                .map(item -> PromotionClaim.from(item, now))
                .orElseGet(() -> PromotionClaim.of(strategy, request.memberId(), now));
    }

    /// Counts the wrong codes and refuses the request.
    private RedemptionOutcome.Refused refusalOfWrongCodes(
            @Nullable CodeCaller caller, List<CouponCode> wrong, Instant now) {
        return lookup.countWrong(caller, wrong.size(), now)
                .<RedemptionOutcome.Refused>map(RedemptionOutcome.TooManyAttempts::new)
                .orElseGet(() -> new RedemptionOutcome.CouponNotFound(wrong.getFirst()));
    }

    /// The key of the [OrderChoice] for the member's order.
    Key choiceKey(RedemptionRequest request) {
        var order = request.memberId() + "\n" + request.orderId().value();
        return Keys.choice(RedemptionId.of(secret.mac("redemption/choice", order)));
    }

    private RedemptionId redemptionId(RequestItem item, RedemptionRequest request) {
        var order = request.orderId().value();
        return RedemptionId.of(secret.mac(
                "redemption/id",
                switch (item) {
                    case RequestItem.Code(var code) -> code.canonical() + "\n" + order;
                    case RequestItem.Promotion(var strategy) -> "promotion\n" + strategy + "\n" + order;
                }));
    }
}
