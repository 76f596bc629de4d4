package dev.merit.members.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.members.Stored;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RegistrationInputTest {

    @Inject
    Stored stored;

    @Test
    void answersWithTheMember() {
        var answer = register("""
                {"externalId": "r-1", "email": "Ann@R1.example", "phone": "+49 (30) 1234-567", "name": "Ann",
                 "birthDate": "2000-02-29", "locale": "de-AT", "channel": "web", "consents": {"marketing": true,
                 "profiling": false}, "attributes": {"b": "2", "a": "ä"}, "registeredAt": "1997-01-01T01:00:00.1239+01:00"}""");
        assertThat(answer.status()).isEqualTo(201);
        var id = answer.json().getString("memberId");
        assertThat(answer.body()).isEqualTo("""
                {"memberId":"%s","externalId":"r-1","email":"Ann@R1.example","phone":"+49 (30) 1234-567","name":"Ann",\
                "birthDate":"2000-02-29","locale":"de-AT","channel":"web","consents":{"marketing":true,"profiling":false},\
                "attributes":{"a":"ä","b":"2"},"tier":"standard","registeredAt":"1997-01-01T00:00:00.123Z"}""".formatted(id));
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Location")).isEqualTo("/v1/members/" + id);
        assertThat(Event.as("marketer").get("/v1/members/" + id).body()).isEqualTo(answer.body());
        assertThat(stored.attribute(Keys.profile(new MemberId(id)), "position")).matches("\\d+\\.\\d+");
        assertThat(stored.keys()).contains(Keys.wallet(new MemberId(id)).toString());
    }

    @Test
    void countsEachMemberOnce() {
        long before = stored.count();
        register("{\"externalId\": \"n-1\"}");
        register("{\"externalId\": \"n-1\"}");
        register("{\"externalId\": \"n-1\", \"name\": \"other\"}");
        register("{}");
        assertThat(stored.count() - before).isEqualTo(2);
    }

    @Test
    void registersNowWhereNoTimeIsGiven() {
        var at = Instant.parse(register("{}").json().getString("registeredAt"));
        assertThat(Duration.between(at, Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void takesAClockThatIsAhead() {
        var soon = Instant.now().plus(Duration.ofMinutes(4));
        assertThat(register("{\"registeredAt\": \"" + soon + "\"}").status()).isEqualTo(201);
    }

    @Test
    void recognisesTheSameRegistrationWhateverChangedSince() {
        var body = "{\"externalId\": \"same-1\", \"email\": \"same@r.example\", \"attributes\": {\"a\": \"1\", \"b\":"
                + " \"2\"}}";
        var first = register(body);
        Event.as("operator")
                .header("If-Match", "\"1\"")
                .patch("/v1/members/" + first.json().getString("memberId"), "{\"email\": \"moved@r.example\"}");
        var again =
                register("{\"attributes\": {\"b\": \"2\", \"a\": \"1\"}, \"email\": \"same@r.example\", \"name\": null,"
                        + " \"externalId\": \"same-1\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(again.json().getString("memberId")).isEqualTo(first.json().getString("memberId"));
        assertThat(again.json().getString("email")).isEqualTo("moved@r.example");
    }

    @Test
    void refusesNamesThatAnotherHasAndNamesNobody() {
        var first = register("{\"externalId\": \"t-1\", \"email\": \"t@t.example\", \"phone\": \"+4930111111\"}");
        var id = first.json().getString("memberId");
        var taken = Map.of(
                "{\"externalId\": \"t-1\"}", "[/externalId]",
                "{\"email\": \" T@T.EXAMPLE\"}", "[/email]",
                "{\"phone\": \"+49.30 111-111\"}", "[/phone]",
                "{\"externalId\": \"t-2\", \"email\": \"t@t.example\", \"phone\": \"+4930111111\"}",
                        "[/email, /phone]");
        taken.forEach((body, fields) -> {
            var answer = register(body);
            assertThat(answer.status()).as(body).isEqualTo(409);
            assertThat(answer.json().getString("code")).isEqualTo("already-registered");
            assertThat(answer.json().getList("errors.pointer").toString()).isEqualTo(fields);
            assertThat(answer.body()).doesNotContain(id).doesNotContainIgnoringCase("t@t");
        });
    }

    @Test
    void answersARepeatedKeyAsTheFirstTime() {
        var first = register("{\"name\": \"Key\"}", "key-1");
        var again = register(" {\"name\" : \"Key\"} ", "key-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

        var other = register("{\"name\": \"Other\"}", "key-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().getString("code")).isEqualTo("idempotency-key-reused");
        assertThat(register("{}", "k".repeat(256)).status()).isEqualTo(400);
    }

    @Test
    void judgesARefusalUnderAKeyAnew() {
        var id = register("{\"email\": \"key@k.example\"}").json().getString("memberId");
        assertThat(register("{\"email\": \"key@k.example\"}", "key-2").status()).isEqualTo(409);
        Event.as("operator").header("If-Match", "*").patch("/v1/members/" + id, "{\"email\": null}");
        assertThat(register("{\"email\": \"key@k.example\"}", "key-2").status()).isEqualTo(201);
    }

    @Test
    void knowsTheReferrer() {
        var friend = register("{}").json().getString("memberId");
        var answer = register("{\"referredBy\": \"" + friend + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("referredBy")).isEqualTo(friend);

        long before = stored.count();
        var unknown = register("{\"email\": \"ref@r.example\", \"referredBy\": \"" + MemberId.random() + "\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().getString("errors[0].pointer")).isEqualTo("/referredBy");
        assertThat(stored.count()).isEqualTo(before);
        assertThat(register("{\"email\": \"ref@r.example\"}").status()).isEqualTo(201);
    }

    @Test
    void keepsPersonalDataOutOfKeys() {
        register(
                "{\"externalId\": \"zz-secret\", \"email\": \"zz-secret@s.example\", \"phone\": \"+4915112345678\"}",
                "zz-secret");
        assertThat(stored.keys()).noneMatch(k -> k.contains("zz-secret") || k.contains("15112345678"));
    }

    private static Event.Answer register(String body) {
        return Event.as("storefront").post("/v1/members", body);
    }

    private static Event.Answer register(String body, String key) {
        return Event.as("storefront").header("Idempotency-Key", key).post("/v1/members", body);
    }
}
