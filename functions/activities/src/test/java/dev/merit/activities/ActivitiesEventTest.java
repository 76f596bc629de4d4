package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
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
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sends the events that are kept for trying the function out.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ActivitiesEventTest {

    /// Whom the events are about: the shop calls her C-1001.
    private static final MemberId ANN = new MemberId("00000000000000000ann");

    @Inject
    Table table;

    @Inject
    Identities identities;

    @Test
    void recordsAndLists() throws IOException {
        table.transact(
                List.of(Write.put(Item.at(Keys.wallet(ANN))), identities.take(Identity.externalId("C-1001"), ANN)));

        var first = send("activities-purchase");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("memberId")).isEqualTo(ANN.value());
        assertThat(first.json().getString("occurredAt")).isEqualTo("2026-11-21T18:42:10Z");
        var again = send("activities-purchase");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());

        var record = table.get(Keys.activity(ANN, new ActivityId("order-1001"))).orElseThrow();
        assertThat(record.text("requestId")).isEqualTo(first.header("X-Request-Id"));

        var batch = send("activities-batch");
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.json().getList("results.status"))
                .isEqualTo(List.of("recorded", "recorded", "recorded", "rejected"));
        assertThat(batch.json().getList("results.activityId"))
                .isEqualTo(List.of("refund-2001", "order-2001", "visit-2001", "order-2002"));
        assertThat(batch.json().getString("results[3].problem.errors[0].pointer"))
                .isEqualTo("/amount/minorUnits");

        var list = send("activities-list");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().getList("items.activityId")).isEqualTo(List.of("order-1001", "order-2001"));
        assertThat(list.json().getInt("items[1].refunded.minorUnits")).isEqualTo(400);
        assertThat(list.json().getString("next")).isNull();
    }

    private static Event.Answer send(String name) throws IOException {
        return Event.send(Files.readString(Path.of("../../events", name + ".json")));
    }
}
