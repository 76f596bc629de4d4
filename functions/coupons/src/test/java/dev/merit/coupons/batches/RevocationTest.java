package dev.merit.coupons.batches;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RevocationTest {

    private static final int THREADS = 32;

    @Inject
    Table table;

    @Test
    void mergesRangesAndHasAtMostAHundred() {
        var strategy = Shop.active("{}");
        var ranges = IntStream.range(0, RevokedCounters.MAX)
                .mapToObj(i -> new RevokedCounters.Range(5L * i + 1, 5L * i + 2, "stolen", Instant.EPOCH))
                .toList();
        var batch = keep(strategy, new RevokedCounters(ranges)).id().value();
        refused(Shop.revoke(strategy, batch, 1, 1_001), 422, "invalid-fields");
        refused(Shop.revoke(strategy, batch, 5, 4), 422, "invalid-fields");
        refused(Shop.revoke(strategy, "000000", 1, 4), 404, "not-found");
        var full = Shop.revoke(strategy, batch, 900, 901);
        refused(full, 409, "too-many-ranges");
        assertThat(full.json().getInt("limit")).isEqualTo(RevokedCounters.MAX);
        assertThat(Shop.revoke(strategy, batch, 2, 2).json().getList("revoked")).hasSize(RevokedCounters.MAX);
        assertThat(Shop.revoke(strategy, batch, 1, 999).json().getList("revoked"))
                .hasSize(1);
        assertThat(Shop.codes(strategy, batch)).hasSize(1);
    }

    /// Ranges revoked at once, of which each touches the next one.
    @Test
    void losesNoRevocation() throws Exception {
        var strategy = Shop.active("{}");
        var batch = keep(strategy, RevokedCounters.NONE).id().value();
        var statuses = AtOnce.run(
                8, i -> Shop.revoke(strategy, batch, 10L * i + 1, 10L * i + 10).status());
        assertThat(statuses).containsOnly(200);
        var revoked = Event.as("operator")
                .get("/v1/strategies/" + strategy + "/batches/" + batch)
                .json();
        assertThat(revoked.getList("revoked")).hasSize(1);
        assertThat(revoked.getLong("revoked[0].to")).isEqualTo(80);
    }

    /// Threads redeem code after code, in the midst of which all are revoked: from that answer on no redemption
    /// comes to those that there are, also none that was under way.
    @Test
    void redeemsNoneOnceTheRevocationIsAnswered() throws Exception {
        var strategy = Shop.active("{}");
        var batch = keep(strategy, RevokedCounters.NONE).id().value();
        var codes = Shop.codes(strategy, batch);
        var members = Shop.members(table, THREADS);
        var done = new AtomicInteger();
        var outcomes = AtOnce.run(THREADS + 1, i -> {
            if (i == THREADS) {
                while (done.get() < THREADS) {
                    Thread.sleep(1);
                }
                assertThat(Shop.revoke(strategy, batch, 1, 1_000).status()).isEqualTo(200);
                return redeemed(codes);
            }
            for (int n = i; n < codes.size(); n += THREADS) {
                var answer = Shop.redeem(codes.get(n), members.get(i), "r-" + n, order(1_000));
                if (answer.status() != 201) {
                    refused(answer, 409, "revoked");
                    return Set.<String>of();
                }
                done.incrementAndGet();
            }
            throw new AssertionError("the codes came to an end");
        });
        assertThat(outcomes.getLast()).isEqualTo(redeemed(codes)).hasSize(done.get());
        System.out.println("redeemsNoneOnceTheRevocationIsAnswered: " + done + " before it");
    }

    private Set<String> redeemed(List<String> codes) {
        var keys = codes.stream()
                .map(code -> Keys.coupon(new CouponCode(code).canonical()))
                .toList();
        return table.get(keys).values().stream()
                .filter(item -> item.sum("redeemed") > 0)
                .map(item -> item.text("code"))
                .collect(Collectors.toSet());
    }

    private Batch keep(StrategyId strategy, RevokedCounters revoked) {
        var batch =
                new Batch(BatchId.random(), strategy, 1, "", 1_000, 1, Instant.now(), Instant.EPOCH, null, revoked, 0);
        assertThat(table.write(Write.put(batch.toItem()).when(Write.ABSENT))).isInstanceOf(Outcome.Done.class);
        return batch;
    }
}
