package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The largest answers that a caller can bring about. Lambda refuses one of more than 6 MB, in the JSON that bears
/// it.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LargeAnswersTest {

    private static final int MAX_BYTES = 6_000_000;

    /// A character of four bytes.
    private static final String WIDE = "\uD83D\uDE00";

    @Inject
    ActivitiesFixture shop;

    @Test
    void listsTheLargestActivitiesInPagesThatLambdaLetsThrough() {
        var member = shop.member();
        int count = 12;
        for (int i = 0; i < count; i++) {
            var answer = Event.as("storefront").post("/v1/activities", largest("large-" + i, member));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }

        var seen = new ArrayList<String>();
        int largest = 0;
        int pages = 0;
        String next = null;
        do {
            var request = Event.as("storefront").query("limit", "100");
            var page = (next == null ? request : request.query("cursor", next))
                    .get("/v1/members/" + member + "/activities");
            assertThat(page.status()).isEqualTo(200);
            largest = Math.max(largest, bytes(page.body()));
            pages++;
            seen.addAll(page.json().getList("items.activityId"));
            next = page.json().getString("next");
        } while (next != null);

        assertThat(largest).isLessThan(MAX_BYTES).isGreaterThan(MAX_BYTES / 2);
        assertThat(pages).isEqualTo(2);
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(count)
                .containsAll(
                        IntStream.range(0, count).mapToObj(i -> "large-" + i).toList());
    }

    /// The body has nearly the 4 MiB that are taken, and so many faults in it that naming all would take ten times
    /// that.
    @Test
    void answersABatchOfNothingButFaultsBriefly() {
        var line =
                "{\"sku\":\"\",\"name\":\"\",\"category\":\"\",\"quantity\":0,\"amount\":{\"minorUnits\":-1,\"currency\":\"EUR\"}}";
        var row = "{\"activityId\":\"%s\",\"memberId\":\"" + MemberId.random()
                + "\",\"type\":\"X\",\"occurredAt\":\"2999-01-01T00:00:00Z\",\"amount\":{\"minorUnits\":-1,\"currency\":\"USD\"},"
                + "\"items\":[" + String.join(",", Collections.nCopies(75, line)) + "]}";
        var rows =
                IntStream.range(0, 500).mapToObj(i -> row.formatted("row-" + i)).toList();
        var answer = batch(rows);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("rejected")).isEqualTo(500);
        assertThat(answer.json().getList("results[499].problem.errors")).hasSize(5);
        assertThat(bytes(answer.body())).isLessThan(MAX_BYTES);
    }

    @Test
    void repeatsNoEndlessNamesOfABatch() {
        var name = "\\\"".repeat(3_900);
        var attribute = "{\"activityId\":\"a\",\"memberId\":\"" + MemberId.random() + "\",\"type\":\"login\","
                + "\"occurredAt\":\"2025-01-01T00:00:00Z\",\"attributes\":{\"" + name + "\":1}}";
        var rows = IntStream.range(0, 500)
                .mapToObj(i -> i % 2 == 0 ? attribute : "{\"activityId\":\"" + name + "\"}")
                .toList();
        var answer = batch(rows);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("rejected")).isEqualTo(500);
        assertThat(answer.json().getString("results[0].problem.errors[0].pointer"))
                .startsWith("/attributes/\"\"")
                .hasSize(201);
        assertThat(answer.json().getString("results[1].activityId")).isNull();
        assertThat(bytes(answer.body())).isLessThan(1_000_000);
    }

    private static Event.Answer batch(List<String> rows) {
        var body = "{\"activities\":[" + String.join(",", rows) + "]}";
        assertThat(body.length()).isLessThan(4 * 1024 * 1024);
        return Event.as("storefront").post("/v1/activities/batch", body);
    }

    /// With as many lines and attributes as there may be, each as long as it may be.
    private static String largest(String id, MemberId member) {
        var line = new StringBuilder("{\"sku\":\"")
                .append(WIDE.repeat(64))
                .append("\",\"name\":\"")
                .append(WIDE.repeat(200))
                .append("\",\"category\":\"")
                .append(WIDE.repeat(100))
                .append("\",\"quantity\":1,\"amount\":")
                .append(Body.usd(1))
                .append("}");
        var attributes = IntStream.range(0, 50)
                .mapToObj(i -> "\"" + WIDE.repeat(62) + (10 + i) + "\":\"" + "\\\"".repeat(256) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return Body.purchase(id, member, 100)
                .with("items", Collections.nCopies(100, line).toString())
                .with("attributes", attributes)
                .toString();
    }

    /// How many bytes the answer has in the event's JSON, where quotation marks and backslashes are escaped.
    private static int bytes(String body) {
        int escapes = (int) body.chars().filter(c -> c == '"' || c == '\\').count();
        return body.getBytes(StandardCharsets.UTF_8).length + escapes;
    }
}
