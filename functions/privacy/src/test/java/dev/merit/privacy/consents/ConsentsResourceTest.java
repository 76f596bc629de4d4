package dev.merit.privacy.consents;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Consents over HTTP. The setting of the tests has `sharing:letters` confirmed.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsentsResourceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Inject
    Table table;

    @Inject
    DataKeys keys;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void keepsTheHistoryAndThePresentState() {
        TestClock.stopAt(NOW);
        var member = Members.member(table, keys);
        var first = post(Event.as("storefront"), member, """
                {"purpose": "marketing", "given": true, "wordingVersion": "v1", "channel": "web", "proof": "of Ann"}""");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.body())
                .isEqualTo(
                        "{\"purpose\":\"marketing\",\"status\":\"given\",\"wordingVersion\":\"v1\",\"channel\":\"web\","
                                + "\"at\":\"2026-11-20T12:00:00Z\",\"changedBy\":\"storefront\"}");
        assertThat(present(member)).containsExactly("marketing");
        assertThat(profileConsents(member)).isEqualTo("true false");
        post(Event.asMember(member.value()), member, "{\"purpose\": \"marketing:sms\", \"given\": false}");
        assertThat(present(member))
                .containsExactly("marketing:app", "marketing:email", "marketing:post", "marketing:push");
        assertThat(profileConsents(member)).isEqualTo("false false");
        post(Event.as("operator"), member, "{\"purpose\": \"profiling\", \"given\": true}");
        assertThat(profileConsents(member)).isEqualTo("false true");
        var list = list(member);
        assertThat(list.json().<String>getList("items.purpose"))
                .containsExactly("profiling", "marketing:sms", "marketing");
        assertThat(list.json().<String>getList("items.changedBy")).containsExactly("operator", "member", "storefront");
        assertThat(list.json().getString("items[2].proof")).isEqualTo("of Ann");
        var stored = new ArrayList<String>();
        table.scan(
                0,
                1,
                item -> stored.add(item.key() + " " + item.maybeText("proof").orElse("")));
        assertThat(stored).noneMatch(text -> text.contains("of Ann"));
        var page = Event.as("operator").query("limit", "2").get(path(member)).json();
        assertThat(page.<String>getList("items.purpose")).containsExactly("profiling", "marketing:sms");
        var rest = Event.as("operator")
                .query("cursor", page.getString("next"))
                .get(path(member))
                .json();
        assertThat(rest.<String>getList("items.purpose")).containsExactly("marketing");
        assertThat(rest.getString("next")).isNull();
    }

    @Test
    void appliesALateRowBelowTheLaterOnes() {
        var member = Members.member(table, keys);
        var shop = Event.as("storefront");
        post(shop, member, "{\"purpose\": \"marketing:email\", \"given\": false, \"at\": \"2026-03-01T00:00:00Z\"}");
        post(shop, member, "{\"purpose\": \"marketing\", \"given\": true, \"at\": \"2025-01-01T00:00:00Z\"}");
        assertThat(present(member))
                .containsExactly("marketing:app", "marketing:post", "marketing:push", "marketing:sms");
        post(shop, member, "{\"purpose\": \"marketing\", \"given\": false, \"at\": \"2026-05-01T00:00:00Z\"}");
        post(shop, member, "{\"purpose\": \"marketing:sms\", \"given\": true, \"at\": \"2026-04-01T00:00:00Z\"}");
        assertThat(present(member)).isEmpty();
        assertThat(list(member).json().<String>getList("items.purpose"))
                .containsExactly("marketing", "marketing:sms", "marketing:email", "marketing");
        refused(
                post(shop, member, "{\"purpose\": \"profiling\", \"given\": true, \"at\": \"2099-01-01T00:00:00Z\"}"),
                422,
                "invalid-fields");
    }

    @Test
    void recordsARepetitionOnce() {
        var member = Members.member(table, keys);
        var body = "{\"purpose\": \"profiling\", \"given\": true, \"proof\": \"Ann\"}";
        var first = post(Event.as("storefront").header("Idempotency-Key", "k-1"), member, body);
        var again = post(Event.as("storefront").header("Idempotency-Key", "k-1"), member, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body()).doesNotContain("Ann");
        assertThat(list(member).json().<String>getList("items.purpose")).hasSize(1);
        var other = body.replace("true", "false");
        refused(
                post(Event.as("storefront").header("Idempotency-Key", "k-1"), member, other),
                422,
                "idempotency-key-reused");
    }

    @Test
    void waitsForTheConfirmation() {
        TestClock.stopAt(NOW);
        var member = Members.member(table, keys);
        var body = "{\"purpose\": \"sharing:letters\", \"given\": true, \"wordingVersion\": \"v2\"}";
        refused(post(Event.asMember(member.value()), member, body), 403, "forbidden");
        var asked = post(Event.as("storefront").header("Idempotency-Key", "k-2"), member, body);
        assertThat(asked.json().getString("status")).isEqualTo("pending");
        var token = asked.json().getString("token");
        assertThat(token).hasSize(32);
        assertThat(post(Event.as("storefront").header("Idempotency-Key", "k-2"), member, body)
                        .body())
                .doesNotContain("token");
        assertThat(present(member)).isEmpty();
        var texts = new ArrayList<String>();
        table.scan(
                0,
                1,
                item -> texts.add(item.key().toString()
                        + item.attributeNames().stream().map(name -> name).toList()));
        assertThat(texts).noneMatch(text -> text.contains(token));
        var another = Members.member(table, keys);
        refused(confirm(another, token), 422, "invalid-fields");
        refused(confirm(member, "x" + token.substring(1) + "y"), 422, "invalid-fields");
        TestClock.stopAt(NOW.plusSeconds(60));
        var confirmed = confirm(member, token);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().getString("status")).isEqualTo("given");
        assertThat(confirmed.json().getString("wordingVersion")).isEqualTo("v2");
        assertThat(present(member)).containsExactly("sharing:letters");
        TestClock.stopAt(NOW.plusSeconds(120));
        assertThat(confirm(member, token).body()).isEqualTo(confirmed.body());
        assertThat(list(member).json().<String>getList("items.status")).containsExactly("given", "pending");
    }

    @Test
    void forgetsAConfirmationThatIsLateOrWithdrawn() {
        TestClock.stopAt(NOW);
        var member = Members.member(table, keys);
        var body = "{\"purpose\": \"sharing:letters\", \"given\": true}";
        var late = post(Event.as("storefront"), member, body).json().getString("token");
        TestClock.stopAt(NOW.plus(Duration.ofDays(7)));
        refused(confirm(member, late), 422, "invalid-fields");
        var withdrawn = post(Event.as("storefront"), member, body).json().getString("token");
        TestClock.stopAt(NOW.plus(Duration.ofDays(8)));
        post(Event.asMember(member.value()), member, body.replace("true", "false"));
        refused(confirm(member, withdrawn), 422, "invalid-fields");
        assertThat(present(member)).isEmpty();
    }

    @Test
    void asksForAGuardianOfAMinor() {
        TestClock.stopAt(NOW);
        var minor = Members.member(table, keys, LocalDate.of(2011, 1, 1), "de-DE");
        var grown = Members.member(table, keys, LocalDate.of(2011, 1, 1), "zh-CN");
        var body = "{\"purpose\": \"profiling\", \"given\": true}";
        var refusal = post(Event.as("storefront"), minor, body);
        refused(refusal, 422, "invalid-fields");
        assertThat(refusal.json().getString("errors[0].pointer")).isEqualTo("/guardian");
        var guarded = "{\"purpose\": \"profiling\", \"given\": true, \"guardian\": true}";
        refused(post(Event.asMember(minor.value()), minor, guarded), 403, "forbidden");
        assertThat(post(Event.as("storefront"), minor, guarded).status()).isEqualTo(201);
        assertThat(post(Event.asMember(minor.value()), minor, body.replace("true", "false"))
                        .status())
                .isEqualTo(201);
        assertThat(post(Event.asMember(grown.value()), grown, body).status()).isEqualTo(201);
    }

    @Test
    void restrictsAndObjects() {
        var member = Members.member(table, keys);
        var path = "/v1/members/" + member + "/restrictions";
        var begun = Event.asMember(member.value())
                .post(path, "{\"kind\": \"objection\", \"active\": true, \"reason\": \"Says Ann\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(begun.body()).doesNotContain("Ann");
        Event.as("operator").post(path, "{\"kind\": \"restriction\", \"active\": true}");
        var wallet = table.get(Keys.wallet(member)).orElseThrow();
        assertThat(wallet.maybeFlag("objected")).contains(true);
        assertThat(wallet.maybeFlag("restricted")).contains(true);
        Event.as("operator").post(path, "{\"kind\": \"restriction\", \"active\": false}");
        assertThat(table.get(Keys.wallet(member)).orElseThrow().maybeFlag("restricted"))
                .isEmpty();
        var list = Event.as("operator").get(path).json();
        assertThat(list.<String>getList("items.kind")).containsExactly("restriction", "restriction", "objection");
        assertThat(list.<Boolean>getList("items.active")).containsExactly(false, true, true);
        assertThat(list.getString("items[2].reason")).isEqualTo("Says Ann");
        refused(Event.as("operator").get("/v1/members/" + MemberId.random() + "/restrictions"), 404, "not-found");
    }

    @Test
    void refusesWhatIsWrong() {
        var member = Members.member(table, keys);
        for (var body : List.of(
                "{\"purpose\": \"marketing:fax\", \"given\": true}",
                "{\"purpose\": 1, \"given\": true}",
                "{\"purpose\": \"profiling\", \"given\": \"yes\"}")) {
            assertThat(post(Event.as("operator"), member, body).status())
                    .as(body)
                    .isIn(400, 422);
        }
        for (var body : List.of(
                "{\"purpose\": \"profiling\"}",
                "{\"given\": true}",
                "{\"purpose\": \"profiling\", \"given\": true, \"channel\": \"W\"}",
                "{\"purpose\": \"profiling\", \"given\": false, \"guardian\": true}",
                "{\"purpose\": \"profiling\", \"given\": true, \"proof\": \"\"}")) {
            refused(post(Event.as("operator"), member, body), 422, "invalid-fields");
        }
        var own = "{\"purpose\": \"profiling\", \"given\": true}";
        refused(post(Event.asMember(MemberId.random().value()), member, own), 403, "forbidden");
        refused(post(Event.as("marketer"), member, own), 403, "forbidden");
        refused(post(Event.as("operator"), MemberId.random(), own), 404, "not-found");
        refused(list(MemberId.random()), 404, "not-found");
        refused(
                post(
                        Event.asMember(member.value()),
                        member,
                        "{\"purpose\": \"profiling\", \"given\": true, \"proof\": \"p\"}"),
                403,
                "forbidden");
        assertThat(list(member).body()).isEqualTo("{\"items\":[]}");
    }

    /// The history, the wallet and the profile agree whatever many threads do at once.
    @Test
    void losesNoChangeOfMany() throws Exception {
        var member = Members.member(table, keys);
        var purposes = List.of("profiling", "marketing:email", "marketing:sms", "sharing:one", "sharing:two");
        var statuses = AtOnce.run(purposes.size(), thread -> {
            var all = new ArrayList<Integer>();
            for (int i = 0; i < 5; i++) {
                Event.Answer answer;
                do {
                    answer = post(
                            Event.as("operator"),
                            member,
                            "{\"purpose\": \"%s\", \"given\": %s}".formatted(purposes.get(thread), i % 2 == 0));
                } while (answer.status() == 503);
                all.add(answer.status());
            }
            return all;
        });
        assertThat(statuses).allMatch(all -> all.stream().allMatch(status -> status == 201));
        assertThat(present(member)).containsExactlyInAnyOrderElementsOf(purposes);
        assertThat(table.all(Keys.consents(member))).hasSize(25);
        assertThat(table.get(Keys.profile(member)).orElseThrow().number("version"))
                .isEqualTo(26);
        assertThat(profileConsents(member)).isEqualTo("false true");
    }

    private static String path(MemberId member) {
        return "/v1/members/" + member + "/consents";
    }

    private static Event.Answer post(Event caller, MemberId member, String body) {
        return caller.post(path(member), body);
    }

    private static Event.Answer confirm(MemberId member, String token) {
        return Event.as("storefront").post(path(member) + "/confirmations", "{\"token\": \"" + token + "\"}");
    }

    private static Event.Answer list(MemberId member) {
        return Event.as("operator").get(path(member));
    }

    private Iterable<String> present(MemberId member) {
        return PresentConsents.of(table.get(Keys.wallet(member)).orElseThrow()).texts();
    }

    private String profileConsents(MemberId member) {
        var consents = table.get(Keys.profile(member)).orElseThrow().maybeItem("consents");
        return consents.orElseThrow().maybeFlag("marketing").orElseThrow() + " "
                + consents.orElseThrow().maybeFlag("profiling").orElseThrow();
    }
}
