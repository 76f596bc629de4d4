package dev.merit.coupons.pricing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates a cart by a strategy's terms. It is pure: it reads and writes nothing, and the same input has the
/// same result.
public final class Evaluator {

    private Evaluator() {}

    /// What the terms come to for a cart, or all reasons why they do not apply. For a cart in another currency, no
    /// condition on the goods is evaluated.
    public static Evaluation evaluate(Terms terms, Cart cart, CustomerContext customer, Instant now) {
        var lines = EligibleLines.of(terms.conditions(), cart);
        var order = new OrderContext(
                lines, customer, LocalDateTime.ofInstant(now, terms.window().zone()));
        var sameCurrency = cart.total().currency().equals(terms.currency());
        var reasons = new ArrayList<Ineligibility>();
        for (var condition : terms.conditions().list()) {
            if (sameCurrency || !condition.concernsGoods()) {
                condition.refusal(order).ifPresent(reasons::add);
            }
        }
        if (sameCurrency) {
            terms.benefit().refusal(lines).ifPresent(reasons::add);
        } else {
            reasons.add(Ineligibility.ofCurrency(cart.total().currency(), terms.currency()));
        }
        return reasons.isEmpty() ? terms.benefit().apply(lines) : new Evaluation.Ineligible(reasons);
    }

    /// Why a member may not have the coupon, whatever the order. A first purchase is not evaluated, since it
    /// depends on the order.
    public static List<Ineligibility> reasonsOfMember(Conditions conditions, CustomerContext customer) {
        return conditions.list().stream()
                .map(condition -> condition.refusal(customer))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the terms come to for a cart that meets their conditions, or for what other discounts have left of it.
    public static Evaluation.Eligible price(Terms terms, Cart cart) {
        return terms.benefit().apply(EligibleLines.of(terms.conditions(), cart));
    }
}
