package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.pricing.Order;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Many coupons are judged in the requests that one takes.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class QualificationTest {

    @Inject
    Table table;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    private final List<String> requests = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void takesTwoRequests(int number) {
        var member = Shop.member(table);
        var coupons = new ArrayList<Coupon>();
        for (int i = 0; i < number; i++) {
            var code = Shop.coupon(Shop.active("{\"limits\": {\"budget\": " + Shop.usd(1_000_000) + "}}"), member);
            var item = table.get(Coupon.key(new CouponCode(code))).orElseThrow();
            coupons.add(Coupon.from(item, clock.instant()));
        }
        try (var client = TestDatabase.client(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                requests.add(context.request().getClass().getSimpleName());
            }
        })) {
            var counted = new Table(client, name);
            var order = new Order(new Money(10_000, Currency.getInstance("USD")), null, "web", null);
            var appraising = new Qualification(
                    counted,
                    new TierSettings(counted),
                    ProfilingPolicy.byDefault(),
                    ExpiredReservations.of(counted, clock),
                    clock);
            assertThat(appraising.of(coupons, member, order, null).orElseThrow())
                    .hasSize(number)
                    .allMatch(QualifiedCoupon::isRedeemable);
        }
        assertThat(requests).containsExactly("BatchGetItemRequest", "BatchGetItemRequest");
    }
}
