package dev.merit.members;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The consents of a profile are in the wallet and in the history as well.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsentsTest {

    @Inject
    Table table;

    @Inject
    DataKeys keys;

    @Test
    void areKeptThreeTimesByARegistration() {
        var member = registered("\"channel\": \"web\", \"consents\": {\"marketing\": true, \"profiling\": false}");
        assertThat(present(member)).containsExactly("marketing");
        assertThat(history(member)).containsExactly("marketing GIVEN web storefront");
        var silent = registered("\"name\": \"Ann\"");
        assertThat(present(silent)).isEmpty();
        assertThat(history(silent)).isEmpty();
        var refusing = registered("\"consents\": {\"marketing\": false, \"profiling\": false}");
        assertThat(history(refusing)).isEmpty();
    }

    @Test
    void areKeptThreeTimesByABatch() {
        var batch = Event.as("operator").post("/v1/members/batch", """
                {"members": [{"consents": {"marketing": true, "profiling": true}}, {"name": "Ben"}]}""");
        var first = new MemberId(batch.json().getString("results[0].memberId"));
        assertThat(present(first)).containsExactly("marketing", "profiling");
        assertThat(history(first)).containsExactly("marketing GIVEN null operator", "profiling GIVEN null operator");
        var second = new MemberId(batch.json().getString("results[1].memberId"));
        assertThat(history(second)).isEmpty();
    }

    @Test
    void followThePatchesOfAProfile() {
        var member = registered("\"consents\": {\"marketing\": true, \"profiling\": false}");
        patched(member, 1, Event.asMember(member.value()), "{\"consents\": {\"profiling\": true}}");
        assertThat(present(member)).containsExactly("marketing", "profiling");
        patched(member, 2, Event.as("operator"), "{\"name\": \"Ann\"}");
        patched(member, 3, Event.as("operator"), "{\"consents\": null}");
        assertThat(present(member)).isEmpty();
        assertThat(history(member))
                .containsExactlyInAnyOrder(
                        "marketing GIVEN null storefront",
                        "profiling GIVEN null member",
                        "marketing WITHDRAWN null operator",
                        "profiling WITHDRAWN null operator");
    }

    @Test
    void ofAMinorNeedAGuardian() {
        var minor = "\"birthDate\": \"2020-02-29\", \"consents\": {\"marketing\": true, \"profiling\": false}";
        var refusal = Event.as("storefront").post("/v1/members", "{" + minor + "}");
        refused(refusal, 422, "invalid-fields");
        assertThat(refusal.json().getString("errors[0].pointer")).isEqualTo("/consents/marketing");
        var member = registered("\"birthDate\": \"2020-02-29\"");
        var patch = Event.as("storefront")
                .header("If-Match", "\"1\"")
                .patch("/v1/members/" + member, "{\"consents\": {\"marketing\": false, \"profiling\": true}}");
        refused(patch, 422, "invalid-fields");
        assertThat(present(member)).isEmpty();
    }

    private static MemberId registered(String fields) {
        var answer = Event.as("storefront").post("/v1/members", "{" + fields + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new MemberId(answer.json().getString("memberId"));
    }

    private static void patched(MemberId member, int version, Event caller, String patch) {
        var answer = caller.header("If-Match", "\"" + version + "\"").patch("/v1/members/" + member, patch);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Iterable<String> present(MemberId member) {
        return PresentConsents.of(table.get(Keys.wallet(member)).orElseThrow()).texts();
    }

    private List<String> history(MemberId member) {
        var key = keys.of(table.get(Keys.profile(member)).orElseThrow());
        return table.all(Keys.consents(member)).stream()
                .map(item -> ConsentChange.from(item, key))
                .map(row -> row.purpose() + " " + row.status() + " " + row.channel() + " " + row.changedBy())
                .toList();
    }
}
