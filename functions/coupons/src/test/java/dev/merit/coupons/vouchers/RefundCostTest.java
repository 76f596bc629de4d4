package dev.merit.coupons.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import dev.merit.shared.voucher.Expiring;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What refunding to a voucher and its expiry cost, in write units: 2 for each of its row, the redemption, the refund
/// and the entry; of the expiry, also 2 for the first entry, which leaves the index. That it leaves costs 1 more, which
/// the meter does not see.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RefundCostTest {

    @Inject
    Table table;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    @Test
    void costsOfRefundAndExpiry() {
        var code = Purse.voucher(Purse.strategy(5_000, "2097-01-01T00:00:00"));
        var paid = new RedemptionId(Purse.paid(code, Shop.member(table), "o-1", 3_000));
        try (var meter = new WriteMeter();
                var client = TestDatabase.client(meter)) {
            var metered = new Table(client, name);
            var refunds = new Refunds(metered, clock);
            var amount = new Money(1_000, Currency.getInstance("USD"));
            var refund = meter.since(() -> refunds.refund(paid, new RefundId("r-1"), amount));
            var later = LocalDateTime.of(2097, 1, 2, 0, 0).toInstant(ZoneOffset.UTC);
            var expiry = meter.since(() -> new Expiring(metered).expire(later, 1_000));
            System.out.println("RefundCostTest: refund " + refund + ", expiry " + expiry);
            assertThat(refund.units()).isEqualTo(8);
            assertThat(refund.done()).isEqualTo(1);
            assertThat(expiry.units()).isEqualTo(6L * expiry.done());
            Purse.has(code, 0);
        }
    }
}
