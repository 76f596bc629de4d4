package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.merit.privacy.exports.ExportFiles;
import dev.merit.privacy.exports.Exporter;
import dev.merit.privacy.requests.DataRequests;
import dev.merit.privacy.requests.ExportSteps;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.CrashPoint;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Exports over HTTP, of members with records of every kind.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ExportTest.OwnTable.class)
class ExportTest {

    /// A table of its own, since some records are written without what belongs to them.
    public static final class OwnTable implements QuarkusTestProfile {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";

    @Inject
    DynamoDbClient client;

    @Inject
    Table table;

    @Inject
    DataKeys keys;

    @Inject
    Secret secret;

    @Inject
    Json json;

    @Inject
    ExportSteps steps;

    @ConfigProperty(name = "merit.table")
    String name;

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void hasEverythingThatIsHeld() throws Exception {
        var other = register("other", "");
        var member = shopper("all", other);
        var path = "/v1/members/" + member;
        assertThat(asMember(member).get(path + "/export").statusCode()).isEqualTo(404);
        var asked = asMember(member).post(path + "/exports");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.<String>path("kind")).isEqualTo("export");
        assertThat(asked.<String>path("status")).isEqualTo("running");
        var request = asked.header("Location");
        assertThat(request).isEqualTo("/v1/data-requests/" + asked.path("requestId"));
        assertThat(as("operator").post(path + "/exports").<String>path("requestId"))
                .isEqualTo(asked.path("requestId"));
        run();
        var done = ok(asMember(member).get(request));
        assertThat(done.<String>path("status")).isEqualTo("done");
        assertThat(ok(asMember(member).get(path + "/export")).asString()).isEqualTo(done.asString());

        var manifest = JSON.readTree(file(done, MANIFEST));
        assertThat(manifest.path("formatVersion").intValue()).isEqualTo(1);
        assertThat(manifest.path("memberId").asText()).isEqualTo(member);
        assertThat(manifest.path("ledger").has("nextPosting")).isTrue();
        assertThat(manifest.path("kinds")).hasSize(16).allSatisfy(kind -> {
            assertThat(kind.path("rows").intValue())
                    .as(kind.path("kind").asText())
                    .isPositive();
            assertThat(kind.path("fields")).isNotEmpty();
        });
        var names = done.<List<String>>path("files.name");
        assertThat(names.getFirst()).isEqualTo(MANIFEST);
        assertThat(manifest.path("files").findValuesAsText("name"))
                .containsExactlyElementsOf(names.subList(1, names.size()));
        var rows = rows(done);
        var all = everything(done);
        assertThat(all)
                .doesNotContain(other)
                .contains(
                        "zora@z.example",
                        "+49 30 999",
                        "Zora Zimt",
                        "1983-04-05",
                        "zebra",
                        "Zitrone",
                        "form-47",
                        "by letter",
                        "goodwill",
                        "first@z.example");
        var me = rows.get("profile").getFirst();
        assertThat(me.path("email").asText()).isEqualTo("zora@z.example");
        assertThat(me.at("/attributes/pet").asText()).isEqualTo("zebra");
        assertThat(rows.get("registration").getFirst().path("referred").booleanValue())
                .isTrue();
        assertThat(rows.get("segments").getFirst().path("name").asText()).isEqualTo("Buyers");
        assertThat(rows.get("redemptions"))
                .extracting(row -> row.path("orderId").asText())
                .containsExactlyInAnyOrder("order-1", "order-2", "order-3");
        assertThat(rows.get("vouchers").getFirst().path("entries")).hasSize(2);
        assertThat(rows.get("audit"))
                .extracting(row -> row.path("action").asText())
                .contains("updateMember", "adjustPoints", "createExport");
        long net = rows.get("activities").stream()
                .filter(row -> row.path("currency").asText().equals("CHF"))
                .mapToLong(row -> row.path("type").asText().equals("refund")
                        ? -row.path("amount").longValue()
                        : row.path("amount").longValue())
                .sum();
        int counted = ok(as("operator").get(path + "/totals?currency=CHF")).path("purchaseAmount.minorUnits");
        assertThat(net).isEqualTo(counted);
        assertThat(rows.get("totals").getFirst().path("net").longValue()).isEqualTo(net);
    }

    @Test
    void isAskedForByTheMemberAndStaffOnlyAndAudited() {
        var member = register("mine", "");
        var stranger = register("stranger", "");
        var path = "/v1/members/" + member;
        assertThat(asMember(stranger).post(path + "/exports").statusCode()).isEqualTo(403);
        assertThat(asMember(stranger).get(path + "/export").statusCode()).isEqualTo(403);
        assertThat(as("marketer").post(path + "/exports").statusCode()).isEqualTo(403);
        assertThat(as("operator")
                        .post("/v1/members/00000000000000000000/exports")
                        .statusCode())
                .isEqualTo(404);
        var first = as("storefront").header("Idempotency-Key", "export-1").post(path + "/exports");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
        run();
        var again = as("storefront").header("Idempotency-Key", "export-1").post(path + "/exports");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        var request = first.header("Location");
        for (var hidden : List.of(request, request + "/files/" + MANIFEST)) {
            var answer = asMember(stranger).get(hidden);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).contains("data request");
        }
        assertThat(asMember(member).get(request + "/files/nothing.json").statusCode())
                .isEqualTo(404);
        assertThat(asMember(member).get(request + "/files/activities-0009.csv").statusCode())
                .isEqualTo(404);
        assertThat(asMember(member).get(request + "/files/profile-0001.csv").statusCode())
                .isEqualTo(200);
        var file = as("operator").get(request + "/files/profile-0001.csv");
        assertThat(file.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"profile-0001.csv\"");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ok(as("operator").get("/v1/audit?memberId=" + member)).<List<String>>path("items.action"))
                .containsExactly("getExportFile", "createExport");
        TestClock.forward(Duration.ofDays(8));
        assertThat(as("operator").get(request + "/files/" + MANIFEST).statusCode())
                .isEqualTo(404);
        var over = ok(as("operator").get(request));
        assertThat(over.<String>path("status")).isEqualTo("done");
        assertThat(over.<Object>path("files")).isNull();
    }

    @Test
    void isGoneWithTheMember() {
        var member = shopper("gone", register("gone-other", ""));
        var path = "/v1/members/" + member;
        var request = as("operator").post(path + "/exports").header("Location");
        run();
        var second = as("operator").post(path + "/exports").header("Location");
        assertThat(second).isNotEqualTo(request);
        assertThat(files(member)).isPositive();
        var erasure = as("operator").delete(path).header("Location");
        assertThat(as("operator").get(request + "/files/" + MANIFEST).statusCode())
                .isEqualTo(404);
        assertThat(as("operator").post(path + "/exports").statusCode()).isEqualTo(404);
        assertThat(as("operator").get(path + "/export").statusCode()).isEqualTo(404);
        run();
        assertThat(ok(as("operator").get(second)).<String>path("status")).isEqualTo("cancelled");
        assertThat(ok(as("operator").get(request)).<Object>path("files")).isNull();
        ok(post("/v1/aggregation/tasks/erasures", ""));
        assertThat(files(member)).isZero();
        var certificate = ok(as("operator").get(erasure));
        assertThat(certificate.<String>path("status")).isEqualTo("done");
        assertThat(certificate.<List<String>>path("certificate.removed.what")).contains("exportFiles");
    }

    /// Whatever write a run crashes at, before or after it, the files are those of a run that does not crash.
    @Test
    void isWholeAfterCrashes() throws Exception {
        var member = register("crash", "");
        browse(member, 3_000, 1_000);
        var path = "/v1/members/" + member;
        var first = as("operator").post(path + "/exports").header("Location");
        run();
        var expected = digests(ok(as("operator").get(first)));
        assertThat(expected).hasSizeGreaterThan(12);
        var second = as("operator").post(path + "/exports").header("Location");
        var crash = new CrashPoint();
        int crashes = 0;
        try (var crashing = TestDatabase.client(crash)) {
            var broken = steps(new Table(crashing, name));
            for (int i = 0; !ok(as("operator").get(second)).path("status").equals("done"); i++) {
                // The second write of a run, so that each run gets one step on.
                crash.atWrite(1 + i % 2, i % 3 == 0);
                try {
                    broken.run(() -> true);
                } catch (CrashPoint.Crash _) {
                    crashes++;
                }
            }
        }
        assertThat(crashes).isGreaterThan(3);
        System.out.printf("isWholeAfterCrashes: %d crashes%n", crashes);
        assertThat(digests(ok(as("operator").get(second)))).isEqualTo(expected);
    }

    /// Run by hand, also with little memory: `-Dmerit.export.activities=50000 "-Dtest.argLine=… -Xmx256m"`.
    @Test
    @EnabledIfSystemProperty(named = "merit.export.activities", matches = "[0-9]+")
    void holdsManyActivities() throws Exception {
        int number = Integer.getInteger("merit.export.activities");
        var member = register("many", "");
        browse(member, number, 40);
        var request = as("operator").post("/v1/members/" + member + "/exports").header("Location");
        var count = new AtomicInteger();
        var most = new long[1];
        var start = System.nanoTime();
        steps.run(() -> {
            count.incrementAndGet();
            System.gc();
            var runtime = Runtime.getRuntime();
            most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
            return true;
        });
        long millis = (System.nanoTime() - start) / 1_000_000;
        var done = ok(as("operator").get(request));
        assertThat(done.<String>path("status")).isEqualTo("done");
        long stored = stored(member);
        System.out.printf(
                "holdsManyActivities: %d activities, %d steps, %d ms, %s, %d bytes stored, most live heap between steps %d MB%n",
                number, count.get(), millis, done.path("progress"), stored, most[0] >> 20);
        assertThat(rows(done).get("activities")).hasSize(number);
    }

    private static void run() {
        ok(post("/v1/aggregation/tasks/exports", ""));
    }

    private ExportSteps steps(Table broken) {
        var files = new ExportFiles(broken, keys, json);
        return new ExportSteps(
                broken,
                new DataRequests(broken, files, TestClock::now, Optional.empty()),
                new Exporter(broken, files, keys, secret, json),
                TestClock::now);
    }

    private static String register(String id, String more) {
        var answer = post("/v1/members", "{\"externalId\": \"" + id + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("memberId");
    }

    private static Response done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 202);
        return answer;
    }

    /// A member with records of every kind; the id.
    private String shopper(String id, String other) {
        as("operator").body("""
                {"currency": "CHF", "perUnit": "1", "signUp": 50, "transfers": true}""").put("/v1/points/programme");
        as("operator").body("""
                {"basis": "spend", "currency": "CHF", "months": 12, "graceDays": 30,
                 "tiers": [{"name": "silver", "threshold": 10}]}""").put("/v1/tiers");
        var member = register(id, """
                , "email": "first@z.example", "phone": "+49 30 999", "name": "Zora Zimt", "birthDate": "1983-04-05",
                 "consents": {"marketing": true, "profiling": true}, "attributes": {"pet": "zebra"},
                 "referredBy": "%s\"""".formatted(other)
                .replace("first@z.example", id.equals("all") ? "first@z.example" : id + "@z.example")
                .replace("+49 30 999", id.equals("all") ? "+49 30 999" : "+49 30 998"));
        var path = "/v1/members/" + member;
        var email = id.equals("all") ? "zora@z.example" : "zora-" + id + "@z.example";
        done(as("operator")
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"email\": \"" + email + "\"}")
                .patch(path));
        done(post(path + "/consents", """
                {"purpose": "marketing:sms", "given": true, "wordingVersion": "1", "channel": "web",
                 "proof": "form-47"}"""));
        var coupons = strategy(
                "coupon", "{\"type\": \"amountOff\", \"amount\": {\"minorUnits\": 100, \"currency\": \"CHF\"}}");
        var gifts = strategy(
                "giftVoucher", "{\"type\": \"storedValue\", \"amount\": {\"minorUnits\": 900, \"currency\": \"CHF\"}}");
        var named = redeem(coupon(coupons, member), member, "order-1");
        redeem(coupon(coupons, member), member, "order-2");
        redeem(coupon(gifts, member), member, "order-3");
        done(post("/v1/activities", purchase(id + "-1", member, 4_200, ", \"redemptions\": [\"" + named + "\"]")));
        done(post("/v1/activities", purchase(id + "-2", member, 800, "")));
        done(post(
                "/v1/activities",
                purchase(id + "-3", member, 200, ", \"refundOf\": \"" + id + "-2\"")
                        .replace("\"purchase\"", "\"refund\"")));
        done(post("/v1/activities", """
                {"activityId": "%s-4", "memberId": "%s", "type": "review", "occurredAt": "2026-02-02T12:00:00Z",
                 "rating": 5, "attributes": {"text": "=Zitrone"}}""".formatted(id, member)));
        done(as("operator").body("{\"points\": 5, \"reason\": \"goodwill\"}").post(path + "/points/adjustments"));
        for (var both : List.of(List.of(member, other), List.of(other, member))) {
            done(as("operator")
                    .body("{\"points\": 30, \"reason\": \"for transfers\"}")
                    .post("/v1/members/" + both.getFirst() + "/points/adjustments"));
            done(as("operator")
                    .body("{\"transferId\": \"t-1\", \"toMemberId\": \"" + both.getLast() + "\", \"points\": 5}")
                    .post("/v1/members/" + both.getFirst() + "/points/transfers"));
        }
        done(post("/v1/segments", """
                {"name": "Buyers", "rules": {"all": [{"type": "purchases", "atLeast": 1}]}}"""));
        ok(post("/v1/aggregation/tasks/segments", ""));
        done(post(path + "/restrictions", """
                {"kind": "objection", "active": true, "reason": "by letter"}"""));
        written(member, other);
        return member;
    }

    /// What tasks of the night write.
    private void written(String memberId, String otherId) {
        var member = new MemberId(memberId);
        var now = TestClock.now();
        var about = Item.map().text(PointsEntry.OTHER, otherId);
        table.write(PointsEntry.of(member, PointsEntry.REFERRAL, otherId, 1, now)
                .with(about)
                .put());
        table.write(Write.put(
                Item.at(Keys.referralsOf(member, YearMonth.of(2026, 2))).number("count", 1L)));
        table.write(Write.put(Item.at(Keys.tier(member, now))
                .text("tier", "silver")
                .text("was", "standard")
                .instant("at", now)));
    }

    private static String strategy(String kind, String benefit) {
        String id = done(post("/v1/strategies", """
                {"name": "Gift", "kind": "%s", "currency": "CHF",
                 "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Zurich"}, "benefit": %s}""".formatted(kind, benefit))).path("strategyId");
        ok(post("/v1/strategies/" + id + "/activate", ""));
        return id;
    }

    private static String coupon(String strategy, String member) {
        return done(post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}"))
                .path("code");
    }

    private static String redeem(String code, String member, String order) {
        return done(post("/v1/coupons/" + code + "/redemptions", """
                {"memberId": "%s", "orderId": "%s", "order": {"total": {"minorUnits": 5000, "currency": "CHF"}}}""".formatted(member, order)))
                .path("redemptionId");
    }

    private static String purchase(String id, String member, int cents, String more) {
        return """
                {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "2026-02-01T12:00:00Z",
                 "amount": {"minorUnits": %d, "currency": "CHF"}%s}""".formatted(id, member, cents, more);
    }

    /// Writes activities of this kind straight into the table, with texts that hardly compress.
    private void browse(String member, int number, int characters) {
        var random = new Random(42);
        var writes = new ArrayList<WriteRequest>();
        for (int i = 0; i < number; i++) {
            var id = "browse-" + i;
            var at = Instant.parse("2026-02-01T12:00:00Z").plusSeconds(i);
            var byTime = Keys.activityByTime(new MemberId(member), at, new dev.merit.shared.id.ActivityId(id));
            var key = new Key(Keys.member(new MemberId(member)), "ACTIVITY#" + id);
            var item = Map.of(
                    "pk", AttributeValue.fromS(key.pk()),
                    "sk", AttributeValue.fromS(key.sk()),
                    "gsi1pk", AttributeValue.fromS(byTime.pk()),
                    "gsi1sk", AttributeValue.fromS(byTime.sk()),
                    "type", AttributeValue.fromS("browse"),
                    "occurredAt", AttributeValue.fromN(Long.toString(at.toEpochMilli())),
                    "recordedAt", AttributeValue.fromN(Long.toString(at.toEpochMilli())),
                    "attributes", AttributeValue.fromM(Map.of("page", AttributeValue.fromS(text(random, characters)))));
            writes.add(WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(item).build())
                    .build());
            if (writes.size() == 25 || i == number - 1) {
                var batch = List.copyOf(writes);
                client.batchWriteItem(request -> request.requestItems(Map.of(name, batch)));
                writes.clear();
            }
        }
    }

    private static String text(Random random, int characters) {
        var text = new StringBuilder();
        random.ints(characters, '0', 'z').forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static byte[] file(Response request, String file) {
        var answer = as("operator").get("/v1/data-requests/" + request.path("requestId") + "/files/" + file);
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return answer.asByteArray();
    }

    /// The rows by kind, after each file is compared with what the request says of it, and CSV with JSON.
    private static Map<String, List<JsonNode>> rows(Response request) throws Exception {
        var rows = new TreeMap<String, List<JsonNode>>();
        for (var file : request.<List<Map<String, Object>>>path("files")) {
            var name = (String) file.get("name");
            var bytes = file(request, name);
            assertThat(bytes).as(name).hasSize((Integer) file.get("bytes"));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(file.get("sha256"));
            if (name.endsWith(".csv")) {
                assertThat(records(new String(bytes, UTF_8)) - 1).as(name).isEqualTo(file.get("rows"));
            } else if (!name.equals(MANIFEST)) {
                var found = JSON.readTree(bytes).valueStream().toList();
                assertThat(found).as(name).hasSize((Integer) file.get("rows"));
                rows.computeIfAbsent((String) file.get("kind"), _ -> new ArrayList<>())
                        .addAll(found);
            }
        }
        return rows;
    }

    /// How many records a CSV has: the ends of lines that are not in quotes.
    private static int records(String csv) {
        int records = 0;
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            quoted ^= csv.charAt(i) == '"';
            records += !quoted && csv.charAt(i) == '\n' ? 1 : 0;
        }
        return records;
    }

    private static String everything(Response request) throws IOException {
        var all = new StringBuilder();
        for (var file : request.<List<String>>path("files.name")) {
            all.append(new String(file(request, file), UTF_8));
        }
        return all.toString();
    }

    /// The digests of all files but those of the audit log, which has an entry more.
    private static Map<String, String> digests(Response request) {
        var digests = new TreeMap<String, String>();
        for (var file : request.<List<Map<String, String>>>path("files")) {
            if (!file.get("kind").equals("audit") && !file.get("kind").equals("manifest")) {
                digests.put(file.get("name"), file.get("sha256"));
            }
        }
        return digests;
    }

    private List<Item> exported(String member) {
        return table.all(dev.merit.shared.keys.Query.of(Keys.member(new MemberId(member)))
                .prefix("EXPORT#"));
    }

    private int files(String member) {
        return exported(member).size();
    }

    private long stored(String member) {
        return exported(member).stream()
                .mapToLong(item -> item.maybeBytes("data").orElseThrow().length)
                .sum();
    }
}
