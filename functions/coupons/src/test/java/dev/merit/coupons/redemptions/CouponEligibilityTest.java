package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.IssuedTerms;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One coupon, 10 % off and at most 20.00 USD, from 50.00 USD, on the web and in the app, in 2026 on UTC's clocks.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CouponEligibilityTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Inject
    Table table;

    @Inject
    Strategies strategies;

    private Strategy strategy;
    private final MemberId member = MemberId.random();
    private Coupon coupon;

    @BeforeEach
    void make() {
        var id = Shop.active("""
                {"window": {"from": "2026-01-01T00:00:00", "to": "2027-01-01T00:00:00", "zone": "UTC"},
                 "benefit": {"type": "percentOff", "percent": "10", "maximum": {"minorUnits": 2000, "currency": "USD"}},
                 "conditions": {"minimumSpend": {"minorUnits": 5000, "currency": "USD"}, "channels": ["web", "app"]}}""");
        strategy = strategies.find(id).orElseThrow();
        coupon = new PersonalCoupon(
                new CouponCode("0000-0000-0000"), IssuedTerms.of(strategy, NOON), member, CouponUsage.unused(1), null);
    }

    @ParameterizedTest
    @CsvSource({
        "5000, USD, web, 2026-01-01T00:00:00Z, 500",
        "5005, USD, app, 2026-06-01T00:00:00Z, 500",
        "5015, USD, app, 2026-06-01T00:00:00Z, 502",
        "20000, USD, web, 2026-12-31T23:59:59.999Z, 2000",
        "1000000, USD, web, 2026-06-01T00:00:00Z, 2000",
    })
    void isForTheseOrders(long total, String currency, String channel, Instant at, long discount) {
        assertThat(assess(total, currency, channel, at))
                .isEqualTo(new Evaluation.Eligible(usd(discount), usd(total - discount), List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "4999, USD, web, 2026-06-01T00:00:00Z, minimum-spend",
        "0, USD, web, 2026-06-01T00:00:00Z, minimum-spend",
        "5000, EUR, web, 2026-06-01T00:00:00Z, currency",
        "1, EUR, web, 2026-06-01T00:00:00Z, currency",
        "5000, USD, shop, 2026-06-01T00:00:00Z, channel",
        "5000, USD, , 2026-06-01T00:00:00Z, channel",
        "5000, USD, web, 2025-12-31T23:59:59.999Z, not-yet-valid",
        "5000, USD, web, 2027-01-01T00:00:00Z, expired",
        "1, USD, shop, 2027-01-01T00:00:00Z, expired channel minimum-spend",
    })
    void isNotForThese(long total, String currency, String channel, Instant at, String reasons) {
        assertThat(reasons(assess(total, currency, channel, at))).isEqualTo(List.of(reasons.split(" ")));
    }

    @Test
    void tellsHowMuchIsMissing() {
        var assessment = (Evaluation.Ineligible) assess(4999, "USD", "web", NOON);
        assertThat(assessment.reasons())
                .containsExactly(new Ineligibility(
                        "minimum-spend",
                        "What the coupon is for costs too little.",
                        usd(4999),
                        usd(5000),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void isNotForAnotherMember() {
        var order = new Order(usd(5000), null, "web", null);
        assertThat(reasons(CouponEligibility.evaluate(coupon, facts(), MemberId.random(), order, null, NOON)))
                .containsExactly("other-member");
    }

    @Test
    void isForNobodyWhileItsStrategyRests() {
        Shop.bring(strategy.id(), "pause");
        strategy = strategies.find(strategy.id()).orElseThrow();
        assertThat(reasons(assess(5000, "USD", "web", NOON))).containsExactly("strategy-not-active");
    }

    @Test
    void isForNobodyOnceItsMemberIsGone() {
        var order = new Order(usd(5000), null, "web", null);
        var facts = new EvaluationContext(strategy, strategy.terms(), null, null, Tiers.NONE, ConsentRequirement.NONE);
        assertThat(reasons(CouponEligibility.evaluate(coupon, facts, member, order, null, NOON)))
                .containsExactly("no-member");
    }

    /// With a wallet in which there is nothing.
    private EvaluationContext facts() {
        return new EvaluationContext(strategy, strategy.terms(), Item.map(), null, Tiers.NONE, ConsentRequirement.NONE);
    }

    private Evaluation assess(long total, String currency, String channel, Instant at) {
        var order = new Order(new Money(total, Currency.getInstance(currency)), null, channel, null);
        return CouponEligibility.evaluate(coupon, facts(), member, order, null, at);
    }

    private static List<String> reasons(Evaluation assessment) {
        return ((Evaluation.Ineligible) assessment)
                .reasons().stream().map(Ineligibility::code).toList();
    }

    private static Money usd(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }
}
