package dev.merit.members.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Members who refer others, and the tier that a member is shown in.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReferralTest {

    private static final int THREADS = 32;

    @Inject
    Table table;

    @Inject
    TierSettings settings;

    @Test
    void hasOneCodeHoweverManyAskAtOnce() throws Exception {
        var member = registered("{}");
        var codes = AtOnce.run(THREADS, _ -> code(member));
        assertThat(new HashSet<>(codes)).hasSize(1);
        assertThat(codes.getFirst()).matches("[0-9a-hjkmnp-tv-z]{12}").isNotEqualTo(code(registered("{}")));
        var path = "/v1/members/" + MemberId.random() + "/referral";
        assertThat(Event.as("storefront").get(path).status()).isEqualTo(404);
    }

    @Test
    void takesTheCodeOrTheIdAndShowsTheId() {
        var member = registered("{}");
        for (var named : List.of(code(member), code(member).toUpperCase(Locale.ROOT), member)) {
            var friend = registered("{\"referredBy\": \"" + named + "\"}");
            var shown = Event.as("storefront").get("/v1/members/" + friend);
            assertThat(shown.json().getString("referredBy")).isEqualTo(member);
            var wallet = table.get(Keys.wallet(new MemberId(friend))).orElseThrow();
            assertThat(wallet.text("referrer")).isEqualTo(member);
        }
    }

    @Test
    void refusesACodeThatIsNobodys() {
        for (var named : List.of("000000000000", "00000000000000000000")) {
            var body = "{\"referredBy\": \"" + named + "\"}";
            var refused = Event.as("storefront").post("/v1/members", body);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().getString("errors[0].pointer")).isEqualTo("/referredBy");
            var batch = Event.as("storefront").post("/v1/members/batch", "{\"members\": [{}, " + body + ", {}]}");
            assertThat(batch.json().getList("results.status"))
                    .isEqualTo(List.of("registered", "rejected", "registered"));
        }
        assertThat(Event.as("storefront")
                        .post("/v1/members", "{\"referredBy\": \"me\"}")
                        .status())
                .isEqualTo(422);
    }

    /// Nobody can be its own referrer: who refers is there before, and no change names another.
    @Test
    void staysAsItWasRegistered() {
        var member = registered("{}");
        for (var named : List.of(member, code(member))) {
            var patch = "{\"referredBy\": \"" + named + "\"}";
            var refused = Event.as("operator").header("If-Match", "*").send("PATCH", "/v1/members/" + member, patch);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().getString("errors[0].pointer")).isEqualTo("/referredBy");
        }
    }

    @Test
    void showsTheTierByTheWallet() {
        var member = registered("{\"externalId\": \"tiered\"}");
        var tiers = new Tiers(Tiers.Basis.POINTS, null, 12, null, List.of(new Tiers.Tier("gold", 100)));
        long version = settings.now().map(stored -> stored.version()).orElse(0L);
        assertThat(settings.replace(version, tiers, table::transact)).isPresent();
        assertThat(tier("/v1/members/" + member, "tier")).isEqualTo("standard");
        var month = DateTimeFormatter.ofPattern("uuuuMM").format(Instant.now().atOffset(ZoneOffset.UTC));
        table.write(Write.update(Keys.wallet(new MemberId(member))).add("earned_" + month, 100));
        assertThat(tier("/v1/members/" + member, "tier")).isEqualTo("gold");
        assertThat(tier("/v1/members?externalId=tiered", "items[0].tier")).isEqualTo("gold");
        var again = Event.as("storefront").post("/v1/members", "{\"externalId\": \"tiered\"}");
        assertThat(again.json().getString("tier")).isEqualTo("gold");
        var changed = Event.as("operator")
                .header("If-Match", "*")
                .send("PATCH", "/v1/members/" + member, "{\"name\": \"Tia\"}");
        assertThat(changed.json().getString("tier")).isEqualTo("gold");
    }

    private static String tier(String path, String field) {
        return Event.as("storefront").get(path).json().getString(field);
    }

    private static String registered(String body) {
        var answer = Event.as("storefront").post("/v1/members", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("memberId");
    }

    private static String code(String member) {
        var answer = Event.as("storefront").get("/v1/members/" + member + "/referral");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getString("code");
    }
}
