package dev.merit.coupons.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.holding.Reclaiming;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import dev.merit.shared.tiers.TierSettings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What issuing a gift voucher to nobody costs, in write units: 2 for its row, 2 for its first entry, and 1 for the
/// place of that in the index, where the voucher expires.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherIssueCostTest {

    private static final Attempt WITHOUT_KEY = new Attempt(null, "");

    @Inject
    Secret secret;

    @Inject
    Reclaiming reclaiming;

    @Inject
    Json json;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    @ParameterizedTest
    @CsvSource({"false, 4", "true, 5"})
    void costsOfAVoucher(boolean expires, int units) {
        var strategy = Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s},
                 "window": {"from": "2020-01-01T00:00:00"%s, "zone": "Europe/Berlin"}}""".formatted(Shop.usd(50_000), expires ? ", \"to\": \"2098-01-01T00:00:00\"" : ""));
        try (var meter = new WriteMeter();
                var client = TestDatabase.client(meter)) {
            var metered = new Table(client, name);
            var idempotency = new Idempotency(metered, secret, clock);
            var taking = new Taking(metered, new Stock(metered, reclaiming), idempotency, json, clock);
            var eligibility = new Eligibility(new TierSettings(metered), clock);
            var issuing = new Issuing(metered, taking, reclaiming, eligibility, idempotency, clock);
            var cost = meter.since(() -> issuing.issue(strategy, new Asked(null, null, false), WITHOUT_KEY));
            System.out.println("VoucherIssueCostTest: " + cost);
            assertThat(cost.done()).isEqualTo(1);
            assertThat(cost.units()).isEqualTo(units);
        }
    }
}
