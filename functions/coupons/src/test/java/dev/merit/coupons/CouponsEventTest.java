package dev.merit.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Sends the events that are kept for trying the function out, with the ids in place of theirs that it has made.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CouponsEventTest {

    /// In the events.
    private static final String STRATEGY = "0123456789ab/";

    private static final String MEMBER = "0123456789abcdefghjk";
    private static final String CODE = "0000-0000-0000";
    private static final String REDEMPTION = "0123456789abcdefghjk";

    @Inject
    Table table;

    @Test
    void leadsACouponFromItsStrategyToItsRedemptionAndBack() throws IOException {
        table.write(Write.put(Item.at(Keys.wallet(new MemberId(MEMBER)))));

        var made = send("create-strategy", "", "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(send("create-strategy", "", "").header("Idempotency-Replayed"))
                .isEqualTo("true");
        var strategy = made.json().getString("strategyId") + "/";
        var active = send("activate-strategy", STRATEGY, strategy);
        assertThat(active.status()).isEqualTo(200);
        assertThat(active.json().getString("status")).isEqualTo("active");

        var issued = send("issue", STRATEGY, strategy);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        var code = issued.json().getString("code");
        assertThat(code).matches("SPRING-[2-9A-Z]{9}");
        assertThat(send("issue", STRATEGY, strategy).body()).isEqualTo(issued.body());

        var valid = send("validate", CODE, code);
        assertThat(valid.status()).isEqualTo(200);
        // 12.5 % of 117.70 are 14.7125, rounded to 14.71.
        assertThat(valid.body())
                .isEqualTo("{\"redeemable\":true,\"discount\":{\"minorUnits\":1471,\"currency\":\"USD\"},"
                        + "\"payable\":{\"minorUnits\":10299,\"currency\":\"USD\"},"
                        + "\"lines\":[{\"sku\":\"A-1\",\"discount\":{\"minorUnits\":1471,\"currency\":\"USD\"}}],"
                        + "\"reasons\":[]}");
        var redeemed = send("redeem", CODE, code);
        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.json().getInt("payable.minorUnits")).isEqualTo(10299);
        assertThat(send("redeem", CODE, code).status()).isEqualTo(200);

        var redemption = redeemed.json().getString("redemptionId");
        assertThat(send("roll-back", REDEMPTION, redemption).json().getString("status"))
                .isEqualTo("rolledBack");
        assertThat(send("roll-back", REDEMPTION, redemption).status()).isEqualTo(200);
    }

    private static Event.Answer send(String name, String theirs, String ours) throws IOException {
        return Event.send(Files.readString(Path.of("../../events", "coupons-" + name + ".json"))
                .replace(theirs, ours));
    }
}
