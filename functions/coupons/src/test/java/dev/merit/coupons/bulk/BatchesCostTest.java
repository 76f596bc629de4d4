package dev.merit.coupons.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.holding.Reclaiming;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What batches cost, in write units: 2 for each of the batch, a shard of the stock that is taken from and the
/// Idempotency-Key, 1 for the batch's place in the index, and with a revocation 2 for each of the sixteen guards.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchesCostTest {

    @Inject
    Strategies strategies;

    @Inject
    Reclaiming reclaiming;

    @Inject
    Idempotency idempotency;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    @ParameterizedTest
    @CsvSource({"10, 7", "1600, 37"})
    void costs(long quantity, int make) {
        var strategy = Shop.active("{\"limits\": {\"stock\": 1600}}");
        try (var meter = new WriteMeter();
                var client = TestDatabase.client(meter)) {
            var batches = new Batches(new Table(client, name), strategies, reclaiming, idempotency, clock);
            var attempt = idempotency.attempt("cost-" + quantity, "tester", "cost", "");
            var made = meter.since(() -> assertThat(
                            batches.make(strategy, quantity, attempt, batch -> new Answer(202, null, "{}")))
                    .isInstanceOf(Making.Made.class));
            assertThat(made.units()).isEqualTo(make);
            var batch = batches.of(strategy, null, 1).getFirst();
            var revoked = meter.since(() -> assertThat(batches.revoke(strategy, batch.id(), 1, 10, "stolen"))
                    .isInstanceOf(Revocation.Done.class));
            assertThat(revoked.units()).isEqualTo(35);
        }
    }
}
