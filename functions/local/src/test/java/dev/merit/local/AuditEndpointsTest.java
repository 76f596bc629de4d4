package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.merit.shared.audit.AuditEntryId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.MerkleVerifier;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The audit log as operators and auditors read it, and the check that finds what was changed behind its back.
@QuarkusTest
@TestProfile(AuditEndpointsTest.OwnTable.class)
@WithTestResource(TestDatabase.class)
class AuditEndpointsTest {

    private static final Instant START = Instant.parse("2031-05-10T12:00:00Z");
    private static final String CHECK = "../../infra/check/audit.py";

    /// A table of its own, with a log in which nobody else enters anything.
    public static final class OwnTable implements QuarkusTestProfile {}

    @Inject
    Table table;

    private static Instant next = START;

    private Instant now = START;

    /// Days later than those of the test before.
    @BeforeEach
    void stopClock() {
        now = next;
        next = next.plus(Duration.ofDays(10));
        TestClock.stopAt(now);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static JsonPath get(String path) {
        return ok(as("operator").get(path)).jsonPath();
    }

    private void seal() {
        assertThat(ok(post("/v1/aggregation/tasks/audit", "")).jsonPath().getBoolean("done"))
                .isTrue();
        now = now.plus(Duration.ofDays(1));
        TestClock.stopAt(now);
    }

    private String today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    private static String adjust(String member) {
        var path = "/v1/members/" + member + "/points/adjustments";
        assertThat(as("operator")
                        .body("{\"points\": 5, \"reason\": \"goodwill\"}")
                        .post(path)
                        .statusCode())
                .isEqualTo(201);
        return get("/v1/audit?memberId=" + member).getString("items[0].entryId");
    }

    private static String member() {
        return Calls.member("audit-" + System.nanoTime());
    }

    @Test
    void showsWhoDidWhatAndWhatItChanged() {
        String id = post("/v1/strategies", Contract.STRATEGY).path("strategyId");
        var path = "/v1/strategies/" + id;
        TestClock.stopAt(now.plusMillis(1));
        ok(as("marketer")
                .header("If-Match", "*")
                .header("X-Request-Id", "the-request")
                .body("{\"name\": \"Autumn\", \"limits\": {\"perMember\": 12}}")
                .patch(path));
        var entries = get("/v1/audit?strategyId=" + id);
        assertThat(entries.<String>getList("items.action")).containsExactly("updateStrategy", "createStrategy");
        assertThat(entries.<List<String>>getList("items.actor.roles").getFirst())
                .containsExactly("marketer");
        assertThat(entries.getString("items[0].requestId")).isEqualTo("the-request");
        assertThat(entries.<Object>get("items[0].before"))
                .isEqualTo(Map.of("name", "Spring", "limits", Map.of("perMember", 9)));
        assertThat(entries.<Object>get("items[0].after"))
                .isEqualTo(Map.of("name", "Autumn", "limits", Map.of("perMember", 12)));
        assertThat(entries.getString("items[1].after.name")).isEqualTo("Spring");
        assertThat(entries.getString("items[0].actor.subject")).isNotBlank().doesNotContain("dev");
    }

    @Test
    void isAskedByTimeAndActor() {
        var member = member();
        adjust(member);
        TestClock.forward(Duration.ofHours(2));
        adjust(member);
        var later = now.plus(Duration.ofHours(1));
        var path = "/v1/audit?memberId=" + member;
        assertThat(get(path).getList("items")).hasSize(2);
        assertThat(get(path + "&from=" + later).getList("items")).hasSize(1);
        assertThat(get(path + "&to=" + later).getList("items")).hasSize(1);
        assertThat(get(path + "&actor=nobody").getList("items")).isEmpty();
        assertThat(get("/v1/audit?from=" + later).getList("items")).hasSize(1);
        assertThat(get("/v1/audit?actor=nobody").getList("items")).isEmpty();
        assertThat(get("/v1/audit?to=" + START.minusSeconds(1)).getList("items"))
                .isEmpty();
        var both = as("operator").get(path + "&strategyId=00000000000000000000");
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(as("operator").get("/v1/audit?from=" + later + "&to=" + now).statusCode())
                .isEqualTo(400);
    }

    @Test
    void provesWhatARootHas() {
        var member = member();
        var entry = adjust(member);
        var early = as("operator").get("/v1/audit/entries/" + entry + "/proof");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.<String>path("code")).isEqualTo("not-sealed");
        var first = today();
        ok(post("/v1/aggregation/runs", ""));
        seal();
        adjust(member);
        var second = today();
        seal();
        var proof = get("/v1/audit/entries/" + entry + "/proof");
        assertThat(proof.getString("root.day")).isEqualTo(first);
        assertThat(proof.getString("text")).contains("\"entryId\":\"" + entry + "\"", member);
        assertThat(MerkleVerifier.includes(
                        Hash.leaf(proof.getString("text")),
                        proof.getLong("leaf"),
                        proof.getLong("root.size"),
                        Hash.parse(proof.getString("root.root")),
                        hashes(proof)))
                .isTrue();
        var posting = get("/v1/audit/entries/posting-0/proof");
        assertThat(MerkleVerifier.includes(
                        Hash.leaf(posting.getString("text")),
                        posting.getLong("leaf"),
                        posting.getLong("root.size"),
                        Hash.parse(posting.getString("root.root")),
                        hashes(posting)))
                .isTrue();
        var grown = get("/v1/audit/roots/" + second + "/consistency?from=" + first);
        assertThat(MerkleVerifier.isConsistent(
                        grown.getLong("earlier.size"),
                        grown.getLong("later.size"),
                        Hash.parse(grown.getString("earlier.root")),
                        Hash.parse(grown.getString("later.root")),
                        hashes(grown)))
                .isTrue();
        assertThat(get("/v1/audit/roots?limit=2").<String>getList("items.day")).containsExactly(second, first);
    }

    private static List<Hash> hashes(JsonPath proof) {
        return proof.<String>getList("proof").stream().map(Hash::parse).toList();
    }

    @Test
    void refusesWhatThereIsNot() {
        for (var path : List.of(
                "/v1/audit/entries/0-999999/proof",
                "/v1/audit/entries/9-1/proof",
                "/v1/audit/roots/2001-01-01/consistency?from=2001-01-01",
                "/v1/audit/roots/none/consistency?from=2001-01-01")) {
            assertThat(as("operator").get(path).statusCode()).as(path).isEqualTo(404);
        }
        seal();
        var day = now.minus(Duration.ofDays(1)).toString().substring(0, 10);
        for (var query : List.of("", "?from=none", "?since=" + day)) {
            assertThat(as("operator")
                            .get("/v1/audit/roots/" + day + "/consistency" + query)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void isCheckedByAProgramThatKnowsTheRootsAlone() throws Exception {
        assumeTrue(new ProcessBuilder("python3", "--version").start().waitFor() == 0, "no Python here");
        var member = member();
        var one = key(adjust(member));
        // So many that another one is in the same of the eight shards.
        for (int i = 0; i < 60; i++) {
            adjust(member);
        }
        var published = Files.createTempFile("roots", ".txt");
        Files.delete(published);
        seal();
        adjust(member);
        finds(published, 0, "differences: 0");
        var other = entryBeside(one);
        var first = table.get(one).orElseThrow();
        var second = table.get(other).orElseThrow();
        change(first, first.text("record").replace("\"points\":5", "\"points\":500"));
        finds(published, 1, "the root of " + lastRoot() + " is not that of its records");
        change(first, second.text("record"));
        change(second, first.text("record"));
        finds(published, 1, id(one) + " is the entry " + id(other));
        change(first, first.text("record"));
        change(second, second.text("record"));
        finds(published, 0, "differences: 0");
        table.transact(List.of(Write.delete(one)));
        finds(published, 1, id(one) + " is missing");
        table.write(Write.put(first));
        finds(published, 0, "differences: 0");
        Files.delete(published);
    }

    private String lastRoot() {
        return get("/v1/audit/roots").getString("items[0].day");
    }

    private static Key key(String entryId) {
        var id = AuditEntryId.parse(entryId);
        return Keys.auditEntry(id.shard(), id.number());
    }

    private static String id(Key key) {
        return new AuditEntryId(Integer.parseInt(key.pkId()), Long.parseLong(key.skId())).toString();
    }

    /// Another entry of the same shard.
    private Key entryBeside(Key key) {
        return table.all(Keys.auditEntries(Integer.parseInt(key.pkId()), 0, 1_000)).stream()
                .map(Item::key)
                .filter(other -> !other.equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void change(Item entry, String record) {
        table.write(Write.update(entry.key()).set("record", record));
    }

    private static void finds(Path published, int exit, String said) throws IOException, InterruptedException {
        var check = new ProcessBuilder(
                        "python3", "-B", CHECK, "http://localhost:" + RestAssured.port, published.toString())
                .redirectErrorStream(true);
        check.environment().put("MERIT_TOKEN", Calls.token("operator"));
        var process = check.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains(said);
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
    }
}
