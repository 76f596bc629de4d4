package dev.merit.coupons.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/// Carts in dollars and terms of New York, written shortly.
final class Carts {

    static final Currency USD = Currency.getInstance("USD");

    /// In New York Monday, 19:00.
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static final Pattern LINE = Pattern.compile("(\\w+):(\\w*)(?:\\*(\\d+))?=(\\d+)");

    private Carts() {}

    /// Lines such as `mug:kitchen=500 pen:*3=200`, the pens three pieces, and the total; the shipping is part of it.
    static Cart cart(long total, long shipping, String lines, String channel) {
        return new Cart(usd(total), usd(shipping), lines(lines), channel);
    }

    static List<Line> lines(String lines) {
        return lines == null
                ? List.of()
                : Arrays.stream(lines.split(" ")).map(Carts::line).toList();
    }

    private static Line line(String text) {
        var line = LINE.matcher(text);
        assertThat(line.matches()).isTrue();
        var category = line.group(2).isEmpty() ? null : line.group(2);
        var quantity = line.group(3) == null ? 1 : Integer.parseInt(line.group(3));
        return new Line(line.group(1), null, category, quantity, usd(Long.parseLong(line.group(4))));
    }

    static Money usd(long cents) {
        return new Money(cents, USD);
    }

    static Terms terms(Benefit benefit, Conditions conditions) {
        var window = new Window(LocalDateTime.parse("2020-01-01T00:00"), null, ZoneId.of("America/New_York"));
        return new Terms("t", StrategyKind.COUPON, USD, window, benefit, conditions, Limits.NONE, false, null, false);
    }

    static Evaluation evaluate(Terms terms, Cart cart, long purchases) {
        return Evaluator.evaluate(terms, cart, CustomerContext.of(purchases), NOW);
    }

    /// As `code have need`, money in minor units.
    static List<String> reasons(Terms terms, Cart cart, long purchases) {
        return switch (evaluate(terms, cart, purchases)) {
            case Evaluation.Eligible _ -> List.of();
            case Evaluation.Ineligible(var reasons) ->
                reasons.stream()
                        .map(r -> r.code() + " " + plain(r.have()) + " " + plain(r.need()))
                        .toList();
        };
    }

    private static Object plain(Object figure) {
        return figure instanceof Money money ? Long.valueOf(money.minorUnits()) : figure;
    }
}
