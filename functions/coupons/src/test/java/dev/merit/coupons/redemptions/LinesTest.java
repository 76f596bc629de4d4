package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.pricing.AmountOff;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.BuyXGetYs;
import dev.merit.coupons.pricing.Cart;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.ConditionsBuilder;
import dev.merit.coupons.pricing.FreeShipping;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Percent;
import dev.merit.coupons.pricing.PercentOff;
import dev.merit.coupons.pricing.PointsMultiplier;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.pricing.StoredValue;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.pricing.Window;
import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.LineDiscount;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// Whatever the codes of an order and whatever the order: each names every line, and what falls on the lines, on
/// the shipping and on goods that the lines leave out adds up to what it takes off or pays.
class LinesTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Window WINDOW =
            new Window(LocalDateTime.parse("2020-01-01T00:00"), null, ZoneId.of("Europe/Berlin"));

    @Provide
    Arbitrary<Terms> terms() {
        var onlyA = new ConditionsBuilder().skus("a").build();
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(1, 10_000)
                        .map(p -> terms(StrategyKind.COUPON, new PercentOff(new Percent(p), null), Conditions.NONE)),
                Arbitraries.integers()
                        .between(1, 10_000)
                        .map(p -> terms(StrategyKind.COUPON, new PercentOff(new Percent(p), null), onlyA)),
                Arbitraries.longs()
                        .between(1, 3_000)
                        .map(a -> terms(StrategyKind.COUPON, new AmountOff(usd(a)), Conditions.NONE)),
                Arbitraries.longs()
                        .between(1, 3_000)
                        .map(a -> terms(StrategyKind.COUPON, new AmountOff(usd(a)), onlyA)),
                Arbitraries.integers()
                        .between(1, 10_000)
                        .map(p -> terms(StrategyKind.COUPON, BuyXGetYs.of(1, "a", 1, "b", p), Conditions.NONE)),
                Arbitraries.integers()
                        .between(1, 10_000)
                        .map(p -> terms(StrategyKind.COUPON, BuyXGetYs.of(2, "a", 1, "a", p), Conditions.NONE)),
                Arbitraries.just(terms(StrategyKind.COUPON, new FreeShipping(), Conditions.NONE)),
                Arbitraries.just(terms(StrategyKind.POINTS, new PointsMultiplier(Rate.of("2")), Conditions.NONE)),
                Arbitraries.longs()
                        .between(1, 5_000)
                        .map(a -> terms(StrategyKind.GIFT_VOUCHER, new StoredValue(usd(a)), Conditions.NONE)));
    }

    @Property(tries = 2_000)
    void addUpAndNameEveryLine(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 2_000) Long> amounts,
            @ForAll @LongRange(min = -800, max = 800) long beyond,
            @ForAll @LongRange(max = 900) long shipping,
            @ForAll @Size(min = 1, max = 4) List<@From("terms") Terms> terms) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < amounts.size(); i++) {
            lines.add(new Line(i % 2 == 0 ? "a" : "b", null, null, 1 + i % 3, usd(amounts.get(i))));
        }
        long goods = amounts.stream().mapToLong(Long::longValue).sum() + beyond;
        var cart = new Cart(usd(Math.max(0, goods) + shipping), usd(shipping), lines, null);
        var payable = cart.total();
        for (var applied : Stacking.best(
                cart,
                terms.stream()
                        .map(one -> new Stacking.Stackable<>(one, one, Long.MAX_VALUE))
                        .toList())) {
            var price = applied.price();
            assertThat(applied.total()).isEqualTo(payable);
            payable = price.payable();
            assertThat(applied.total().minus(price.discount())).isEqualTo(payable);
            assertThat(price.lines().stream().map(LineDiscount::sku))
                    .isEqualTo(lines.stream().map(Line::sku).toList());
            assertThat(price.lines()).allMatch(line -> line.discount().minorUnits() >= 0);
            long onLines = price.lines().stream()
                    .mapToLong(line -> line.discount().minorUnits())
                    .sum();
            long onShipping = units(price.shippingDiscount());
            long other = units(LineDiscount.other(price.discount(), price.lines(), price.shippingDiscount()));
            assertThat(onLines + onShipping + other)
                    .as(applied.toString())
                    .isEqualTo(price.discount().minorUnits());
            if (beyond <= 0) {
                assertThat(other).as(applied.toString()).isZero();
            }
        }
    }

    private static long units(Money money) {
        return money == null ? 0 : money.minorUnits();
    }

    private static Terms terms(StrategyKind kind, Benefit benefit, Conditions conditions) {
        return new Terms("t", kind, USD, WINDOW, benefit, conditions, Limits.NONE, true, null, false);
    }

    private static Money usd(long cents) {
        return new Money(cents, USD);
    }
}
