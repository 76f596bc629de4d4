package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Points as callers meet them: earned, waiting, spent, given back, expired.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PointsTest {

    private static final String PROGRAMME = """
            {"currency": "USD", "perUnit": "1", "categories": {"books": "2"}, "pendingDays": 14, "expireAfterMonths": 12,
             "activities": {"review": {"points": 50, "mostPerDay": 2}}, "pointValue": "0.5",
             "startsAt": "2026-01-01T00:00:00Z"}""";

    @Inject
    Table table;

    private final MemberId member = MemberId.random();
    private final Instant base = Instant.now();
    private final String path = "/v1/members/" + member + "/points";

    @BeforeEach
    void setUp() {
        table.write(Write.put(Item.at(Keys.wallet(member))));
        var present = Event.as("marketer").get("/v1/points/programme");
        var put = Event.as("marketer");
        if (present.status() == 200) {
            put.header("If-Match", present.header("ETag"));
        }
        assertThat(put.send("PUT", "/v1/points/programme", PROGRAMME).status()).isEqualTo(200);
    }

    @AfterEach
    void today() {
        TestClock.reset();
    }

    @Test
    void waitThenMayBeSpentThenExpire() {
        var told = purchase("p1", 5_400);
        assertThat(told.json().getInt("points")).isEqualTo(54);
        points(0, 54);
        assertThat(get().json().getList("maturing.points")).isEqualTo(List.of(54));
        assertThat(get().json().getList("expiring")).isEmpty();
        TestClock.ahead(Duration.ofDays(13));
        points(0, 54);
        TestClock.ahead(Duration.ofDays(14));
        points(54, 0);
        assertThat(get().json().getList("expiring.points")).isEqualTo(List.of(54));
        TestClock.ahead(Duration.ofDays(14 + 364));
        points(54, 0);
        TestClock.ahead(Duration.ofDays(14 + 400));
        points(0, 0);
        assertThat(entries()).containsExactly("expiry -54 null", "purchase 54 p1");
        points(0, 0);
        assertThat(entries()).containsExactly("expiry -54 null", "purchase 54 p1");
    }

    @Test
    void areTakenBackInProportionAlsoAfterTheyWereSpent() {
        purchase("p1", 10_000);
        refund("r1", "p1", 3_333);
        points(0, 67);
        TestClock.ahead(Duration.ofDays(20));
        points(67, 0);
        assertThat(redeem("o1", 60).status()).isEqualTo(201);
        refund("r2", "p1", 3_333);
        points(-26, 0);
        refund("r2", "p1", 3_333);
        points(-26, 0);
        refund("r3", "p1", 3_334);
        points(-60, 0);
        assertThat(redeem("o2", 1).json().getInt("have")).isEqualTo(-60);
        purchase("p1", 10_000);
        points(-60, 0);
        purchase("p2", 10_000);
        points(-60, 100);
        TestClock.ahead(Duration.ofDays(40));
        points(40, 0);
        assertThat(entries().stream().sorted())
                .containsExactly(
                        "purchase 100 p1",
                        "purchase 100 p2",
                        "redemption -60 o1",
                        "refund -33 r1",
                        "refund -33 r2",
                        "refund -34 r3");
    }

    @Test
    void areSpentOnceForAnOrderAndGivenBackOnce() {
        adjust(100, "welcome", "k1");
        var spent = redeem("o1", 61);
        assertThat(spent.status()).isEqualTo(201);
        assertThat(spent.json().getInt("discount.minorUnits")).isEqualTo(30);
        assertThat(spent.header("Location")).isEqualTo(path + "/redemptions/o1");
        var again = redeem("o1", 61);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(spent.body());
        assertThat(redeem("o1", 60).json().getString("code")).isEqualTo("redemption-differs");
        points(39, 0);
        var refused = redeem("o2", 40);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getString("code")).isEqualTo("insufficient-points");
        assertThat(refused.json().getInt("have")).isEqualTo(39);
        assertThat(refused.json().getInt("need")).isEqualTo(40);
        for (int i = 0; i < 2; i++) {
            var back = Event.as("storefront").post(path + "/redemptions/o1/rollback", "");
            assertThat(back.status()).as(back.body()).isEqualTo(200);
            assertThat(back.json().getString("status")).isEqualTo("rolledBack");
        }
        points(100, 0);
        assertThat(redeem("o1", 61).json().getString("code")).isEqualTo("rolled-back");
        assertThat(entries().stream().sorted())
                .containsExactly("adjustment 100 welcome", "redemption -61 o1", "rollback 61 o1");
    }

    @Test
    void areGivenBackForOrdersOfAnyName() {
        adjust(100, "welcome", "k2");
        for (var order : List.of("a/b", "50%25", "a+b", "(~)")) {
            var spent = redeem(order, 10);
            assertThat(spent.status()).as(spent.body()).isEqualTo(201);
            var back = Event.as("storefront").post(spent.header("Location") + "/rollback", "");
            assertThat(back.status()).as(spent.header("Location") + back.body()).isEqualTo(200);
            assertThat(back.json().getString("orderId")).isEqualTo(order);
        }
        points(100, 0);
    }

    @Test
    void ofOtherActivitiesAreLimitedByTheDay() {
        for (int i = 0; i < 4; i++) {
            var answer = Event.asMember(member.value()).post("/v1/activities", activity("v" + i, "review", ""));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().<Integer>get("points")).isEqualTo(i < 2 ? 50 : null);
        }
        points(100, 0);
        assertThat(Event.as("storefront")
                        .post("/v1/activities", activity("v3", "review", ""))
                        .status())
                .isEqualTo(200);
        TestClock.ahead(Duration.ofDays(1));
        var batch = new ArrayList<String>();
        for (int i = 4; i < 8; i++) {
            batch.add(activity("v" + i, "review", ""));
        }
        var told = Event.as("storefront").post("/v1/activities/batch", "{\"activities\": " + batch + "}");
        assertThat(told.json().getInt("recorded")).as(told.body()).isEqualTo(4);
        points(200, 0);
    }

    @Test
    void areAdjustedByOperatorsWithAReason() {
        var first = adjust(100, "goodwill", "a");
        assertThat(first.status()).isEqualTo(201);
        var again = adjust(100, "goodwill", "a");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(adjust(99, "goodwill", "a").json().getString("code")).isEqualTo("idempotency-key-reused");
        assertThat(adjust(-100, "mistake", "b").status()).isEqualTo(201);
        var refused = adjust(-1, "mistake", "c");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getInt("have")).isZero();
        assertThat(adjust(0, "x", "d").json().getString("code")).isEqualTo("invalid-fields");
        assertThat(adjust(1, " ", "d").json().getString("code")).isEqualTo("invalid-fields");
        points(0, 0);
        assertThat(entries()).containsExactlyInAnyOrder("adjustment 100 goodwill", "adjustment -100 mistake");
    }

    /// Also when the Idempotency-Key is forgotten.
    @Test
    void areAdjustedOnceUnderAName() {
        var first = adjustNamed("april", 100, "goodwill");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().getString("adjustmentId")).isEqualTo("april");
        var again = adjustNamed("april", 100, "goodwill");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        for (var other : List.of(adjustNamed("april", 99, "goodwill"), adjustNamed("april", 100, "mistake"))) {
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.json().getString("code")).isEqualTo("adjustment-differs");
        }
        assertThat(adjustNamed("may", -100, "all of it").status()).isEqualTo(201);
        assertThat(adjustNamed("may", -100, "all of it").status()).isEqualTo(200);
        assertThat(adjustNamed("a b", 1, "x").status()).isEqualTo(422);
        points(0, 0);
    }

    private Event.Answer adjustNamed(String id, long points, String reason) {
        var body = "{\"adjustmentId\": \"%s\", \"points\": %d, \"reason\": \"%s\"}".formatted(id, points, reason);
        return Event.as("operator").post(path + "/adjustments", body);
    }

    @Test
    void refuseAnEmptyIdempotencyKey() {
        for (var empty : List.of("", " ")) {
            var answer = Event.as("operator")
                    .header("Idempotency-Key", empty)
                    .post(path + "/adjustments", "{\"points\": 1, \"reason\": \"x\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().getString("code")).isEqualTo("invalid-idempotency-key");
        }
        assertThat(Event.as("operator")
                        .query("limit", "")
                        .get(path + "/entries")
                        .json()
                        .getList("errors.pointer"))
                .containsExactly("?limit");
        points(0, 0);
    }

    @Test
    void areListedPageByPage() {
        for (int i = 0; i < 3; i++) {
            purchase("p" + i, 1_000);
            adjust(1, "r" + i, "k" + i);
        }
        var all = new ArrayList<String>();
        String cursor = null;
        do {
            var asked = Event.as("operator").query("limit", "2");
            if (cursor != null) {
                asked.query("cursor", cursor);
            }
            var page = asked.get(path + "/entries").json();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            all.addAll(
                    texts(page.getList("items.kind"), page.getList("items.points"), page.getList("items.activityId")));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(all).hasSize(6).containsOnlyOnce("purchase 10 p0", "purchase 10 p1", "purchase 10 p2");
    }

    @Test
    void areForTheMemberAndTheShopToSee() {
        var other = MemberId.random();
        assertThat(Event.asMember(member.value()).get(path).status()).isEqualTo(200);
        assertThat(Event.asMember(other.value()).get(path).status()).isEqualTo(403);
        assertThat(Event.asMember(other.value()).get(path + "/entries").status())
                .isEqualTo(403);
        assertThat(Event.as("storefront")
                        .get("/v1/members/" + other + "/points")
                        .status())
                .isEqualTo(404);
        assertThat(Event.as("storefront")
                        .get("/v1/members/" + other + "/points/entries")
                        .status())
                .isEqualTo(404);
        assertThat(Event.as("storefront").post(path + "/adjustments", "{}").status())
                .isEqualTo(403);
        assertThat(Event.asMember(member.value())
                        .post(path + "/redemptions", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(Event.as("storefront")
                        .post(path + "/redemptions/none/rollback", "")
                        .status())
                .isEqualTo(404);
        var body = "{\"points\": 1, \"reason\": \"r\"}";
        assertThat(Event.as("operator")
                        .post("/v1/members/" + other + "/points/adjustments", body)
                        .status())
                .isEqualTo(404);
    }

    private Event.Answer get() {
        return Event.as("storefront").get(path);
    }

    private void points(int balance, int pending) {
        var points = get();
        assertThat(points.status()).as(points.body()).isEqualTo(200);
        assertThat(points.json().getInt("balance")).as(points.body()).isEqualTo(balance);
        assertThat(points.json().getInt("pending")).as(points.body()).isEqualTo(pending);
    }

    private List<String> entries() {
        var list = Event.as("storefront").get(path + "/entries").json();
        var causes = new ArrayList<Object>();
        for (int i = 0; i < list.getList("items").size(); i++) {
            Object cause = null;
            for (var name : List.of("activityId", "orderId", "reason")) {
                cause = cause == null ? list.get("items[" + i + "]." + name) : cause;
            }
            causes.add(cause);
        }
        return texts(list.getList("items.kind"), list.getList("items.points"), causes);
    }

    private static List<String> texts(List<?> kinds, List<?> points, List<?> causes) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < kinds.size(); i++) {
            texts.add(kinds.get(i) + " " + points.get(i) + " " + causes.get(i));
        }
        return texts;
    }

    private Event.Answer purchase(String id, long cents) {
        return record(activity(id, "purchase", amount(cents)));
    }

    private void refund(String id, String purchase, long cents) {
        record(activity(id, "refund", amount(cents) + ", \"refundOf\": \"" + purchase + "\""));
    }

    private static String amount(long cents) {
        return ", \"amount\": {\"minorUnits\": " + cents + ", \"currency\": \"USD\"}";
    }

    private static Event.Answer record(String activity) {
        var answer = Event.as("storefront").post("/v1/activities", activity);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer;
    }

    private String activity(String id, String type, String more) {
        return "{\"activityId\": \"%s\", \"memberId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%s\"%s}"
                .formatted(id, member, type, id.equals("p2") ? TestClock.now().toString() : base.toString(), more);
    }

    private Event.Answer redeem(String order, long points) {
        return Event.as("storefront")
                .post(path + "/redemptions", "{\"orderId\": \"" + order + "\", \"points\": " + points + "}");
    }

    private Event.Answer adjust(long points, String reason, String key) {
        return Event.as("operator")
                .header("Idempotency-Key", key + member)
                .post(path + "/adjustments", "{\"points\": " + points + ", \"reason\": \"" + reason + "\"}");
    }
}
