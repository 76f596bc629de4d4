package dev.merit.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.segments.refresh.Refresh;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Segments as marketers create, read and change them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SegmentsResourceTest {

    private static final String RULES = "{\"all\": [{\"type\": \"channel\", \"values\": [\"%s\"]}]}";

    @Inject
    Table table;

    @Inject
    Refresh refresh;

    private static Event.Answer create(String name, String channel) {
        return Event.as("marketer").post("/v1/segments", body(name, channel));
    }

    private static String body(String name, String channel) {
        return "{\"name\": \"%s\", \"rules\": %s}".formatted(name, RULES.formatted(channel));
    }

    private List<MemberId> members(int number, String channel) {
        var members = Stream.generate(MemberId::random).limit(number).toList();
        members.forEach(m -> assertThat(table.transact(List.of(
                        Write.put(Item.at(Keys.wallet(m))),
                        Write.put(Item.at(Keys.profile(m)).text("channel", channel)))))
                .isInstanceOf(Outcome.Done.class));
        return members;
    }

    private static void refused(Event.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }

    @Test
    void createsReadsAndUpdates() {
        var created = create("Gold", "gold-1");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var path = created.header("Location");
        assertThat(created.json().getLong("size")).isZero();
        assertThat(created.json().getString("refreshedAt")).isNull();
        members(3, "gold-1");
        assertThat(refresh.isPending()).isTrue();
        assertThat(refresh.run(() -> true)).isTrue();
        assertThat(refresh.isPending()).isFalse();
        var read = Event.as("operator").get(path);
        assertThat(read.json().getLong("size")).isEqualTo(3);
        assertThat(read.json().getString("refreshedAt")).isNotNull();
        assertThat(read.json().getString("rules.all[0].values[0]")).isEqualTo("gold-1");
        refused(Event.as("marketer").patch(path, "{\"name\": \"x\"}"), 428, "precondition-required");
        var named = Event.as("marketer").header("If-Match", read.header("ETag")).patch(path, "{\"name\": \"Best\"}");
        assertThat(named.json().getString("name")).isEqualTo("Best");
        assertThat(named.json().getString("refreshedAt")).isNotNull();
        refused(
                Event.as("marketer").header("If-Match", read.header("ETag")).patch(path, "{\"name\": \"y\"}"),
                412,
                "precondition-failed");
        var other = Event.as("marketer")
                .header("If-Match", named.header("ETag"))
                .patch(path, "{\"rules\": " + RULES.formatted("nobody") + "}");
        assertThat(other.json().getString("refreshedAt")).isNull();
        assertThat(other.json().getLong("size")).isEqualTo(3);
        assertThat(refresh.run(() -> true)).isTrue();
        assertThat(Event.as("marketer").get(path).json().getLong("size")).isZero();
    }

    @Test
    void listsSegmentsAndMembersPageByPage() {
        var path = create("Paged", "gold-2").header("Location");
        var members = members(5, "gold-2");
        refresh.run(() -> true);
        assertThat(pages(path + "/members", "memberId", 2))
                .containsExactlyInAnyOrderElementsOf(
                        members.stream().map(MemberId::value).toList());
        create("Paged too", "gold-3");
        assertThat(pages("/v1/segments", "name", 1)).contains("Paged", "Paged too");
        refused(Event.as("marketer").query("cursor", "x").get(path + "/members"), 400, "invalid-cursor");
        refused(Event.as("marketer").get("/v1/segments/x1c9r4tzn3v8"), 404, "not-found");
        refused(Event.as("storefront").get(path), 403, "forbidden");
    }

    private static List<String> pages(String path, String field, int limit) {
        var all = new ArrayList<String>();
        String cursor = null;
        do {
            var event = Event.as("marketer").query("limit", Integer.toString(limit));
            var page = (cursor == null ? event : event.query("cursor", cursor)).get(path);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            List<String> items = page.json().getList("items." + field, String.class);
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            all.addAll(items);
            cursor = page.json().getString("next");
        } while (cursor != null);
        return all;
    }

    @Test
    void namesEachFieldThatIsWrong() {
        var answer = Event.as("marketer").post("/v1/segments", """
                {"name": "", "rules": {"all": [{"type": "locale", "values": ["en"]}, {"type": "recency", "atMost": 9}]}}""");
        refused(answer, 422, "invalid-fields");
        assertThat(answer.json().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder("/name", "/rules/all/1/atMost");
        var empty = Event.as("marketer").post("/v1/segments", "{\"name\": \"x\", \"rules\": {}}");
        refused(empty, 422, "invalid-fields");
        refused(
                Event.as("marketer").post("/v1/segments", body("x", "y").replace("channel", "shoe")),
                422,
                "invalid-fields");
    }

    @Test
    void createsASegmentOnceForAKey() {
        var first = Event.as("marketer").header("Idempotency-Key", "s-1").post("/v1/segments", body("Once", "t"));
        var again = Event.as("marketer").header("Idempotency-Key", "s-1").post("/v1/segments", body("Once", "t"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
