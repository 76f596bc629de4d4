package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a request is named, and nothing of it is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadInputTest {

    private static final String PATH = "/v1/members";

    @Inject
    Stored stored;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                        | 400 | ``",
                "[]                                       | 400 | ``",
                "null                                     | 400 | ``",
                "{\"nmae\": \"x\"}                        | 400 | /nmae",
                "{\"memberId\": \"00000000000000000000\"} | 400 | /memberId",
                "{\"tier\": \"gold\"}                     | 400 | /tier",
                "{\"externalId\": 7}                      | 400 | /externalId",
                "{\"email\": [\"a@b.c\"]}                 | 400 | /email",
                "{\"name\": true}                         | 400 | /name",
                "{\"birthDate\": 20000101}                | 400 | /birthDate",
                "{\"referredBy\": {}}                     | 400 | /referredBy",
                "{\"consents\": true}                     | 400 | /consents",
                "{\"consents\": {\"marketing\": \"yes\", \"profiling\": true}} | 400 | /consents/marketing",
                "{\"consents\": {\"marketing\": true, \"profiling\": true, \"x\": true}} | 400 | /consents/x",
                "{\"consents\": {\"marketing\": true}}    | 422 | /consents/profiling",
                "{\"attributes\": [\"a\"]}                | 400 | /attributes",
                "{\"attributes\": {\"a\": 1}}             | 400 | /attributes/a",
                "{\"attributes\": {\"a\": null}}          | 422 | /attributes/a",
                "{\"registeredAt\": 1700000000}           | 400 | /registeredAt",
                "{\"externalId\": \"\"}                   | 422 | /externalId",
                "{\"externalId\": \"  \"}                 | 422 | /externalId",
                "{\"externalId\": \"a\\u0000\"}           | 422 | /externalId",
                "{\"externalId\": \"a\\ud800\"}           | 422 | /externalId",
                "{\"email\": \"a b@c.d\"}                 | 422 | /email",
                "{\"email\": \"a@\\ud800\"}               | 422 | /email",
                "{\"phone\": \"030 1234567\"}             | 422 | /phone",
                "{\"name\": \"\"}                         | 422 | /name",
                "{\"name\": \" \"}                        | 422 | /name",
                "{\"name\": \"\\u0007\"}                  | 422 | /name",
                "{\"name\": \"a\\ud800\"}                 | 422 | /name",
                "{\"birthDate\": \"2000-02-30\"}          | 422 | /birthDate",
                "{\"locale\": \"en_GB\"}                  | 422 | /locale",
                "{\"locale\": \"\"}                       | 422 | /locale",
                "{\"channel\": \"Web\"}                   | 422 | /channel",
                "{\"channel\": \"\"}                      | 422 | /channel",
                "{\"referredBy\": \"x\"}                  | 422 | /referredBy",
                "{\"registeredAt\": \"2026-01-01T00:00\"} | 422 | /registeredAt",
                "{\"attributes\": {\"\": \"a\"}}          | 422 | /attributes",
                "{\"attributes\": {\"a\": \"\\u0007\"}}   | 422 | /attributes/a",
            })
    void namesTheFieldOfARegistration(String body, int status, String pointer) {
        refuses(body.strip(), status, pointer);
    }

    @Test
    void namesWhatIsTooLongTooManyOrTooLate() {
        refuses("{\"externalId\": \"" + "x".repeat(129) + "\"}", 422, "/externalId");
        refuses("{\"name\": \"" + "x".repeat(201) + "\"}", 422, "/name");
        refuses("{\"channel\": \"" + "x".repeat(33) + "\"}", 422, "/channel");
        refuses("{\"locale\": \"de-" + "x".repeat(8).concat("-").repeat(5) + "x\"}", 422, "/locale");
        refuses("{\"attributes\": {\"" + "x".repeat(65) + "\": \"a\"}}", 422, "/attributes");
        refuses("{\"attributes\": {\"a\": \"" + "x".repeat(257) + "\"}}", 422, "/attributes/a");
        var many = IntStream.range(0, 51).mapToObj(i -> "\"a" + i + "\": \"\"").collect(Collectors.joining(","));
        refuses("{\"attributes\": {" + many + "}}", 422, "/attributes");
        refuses("{\"birthDate\": \"" + LocalDate.now(ZoneOffset.UTC).plusDays(2) + "\"}", 422, "/birthDate");
        refuses("{\"registeredAt\": \"" + Instant.now().plus(Duration.ofMinutes(6)) + "\"}", 422, "/registeredAt");
        refuses("{\"registeredAt\": \"1899-12-31T23:59:59Z\"}", 422, "/registeredAt");
    }

    @Test
    void namesAllFieldsAtOnce() {
        var answer = Event.as("operator").post(PATH, "{\"email\": \"x\", \"phone\": \"x\", \"channel\": \"X\"}");
        assertThat(answer.json().getList("errors.pointer").toString()).isEqualTo("[/email, /phone, /channel]");
    }

    @Test
    void takesWhatJustFits() {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> "\"" + "a".repeat(62) + (10 + i) + "\": \"" + "ä".repeat(256) + "\"")
                .collect(Collectors.joining(","));
        var body = "{\"name\": \"" + "\uD83D\uDE00".repeat(200) + "\", \"attributes\": {" + many + "}}";
        assertThat(Event.as("operator").post(PATH, body).status()).isEqualTo(201);
    }

    @Test
    void refusesBatchesOfTheWrongSize() {
        refuses("/v1/members/batch", "{\"members\": []}", 422, "/members");
        refuses("/v1/members/batch", "{\"members\": [" + "{},".repeat(500) + "{}]}", 422, "/members");
        refuses("/v1/members/batch", "{\"members\": {}}", 400, "/members");
        refuses("/v1/members/batch", "{}", 422, "/members");
        refuses("/v1/members/batch", "{\"members\": [{}], \"more\": 1}", 400, "/more");
    }

    @Test
    void asksForTheRightMethodAndMediaType() {
        assertThat(Event.as("operator").send("PUT", PATH, "{}").status()).isEqualTo(405);
        assertThat(Event.as("operator")
                        .send("DELETE", "/v1/members/batch", null)
                        .status())
                .isEqualTo(405);
        var text = Event.as("operator").header("content-type", "text/plain").post(PATH, "{}");
        assertThat(text.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "marketer", "member", "other"})
    void letsOnlyTheShopAndOperatorsRegister(String role) {
        var before = stored.keys();
        int status = role.isEmpty() ? 401 : 403;
        assertThat(caller(role).post(PATH, "{\"email\": 1}").status()).isEqualTo(status);
        assertThat(caller(role).post(PATH + "/batch", "{\"members\": [{}]}").status())
                .isEqualTo(status);
        assertThat(caller(role).query("email", "a@b.c").get(PATH).status()).isEqualTo(status);
        assertThat(stored.keys()).isEqualTo(before);
    }

    private static Event caller(String role) {
        return role.isEmpty() ? Event.anonymous() : Event.as(role);
    }

    private void refuses(String body, int status, String pointer) {
        refuses(PATH, body, status, pointer);
    }

    private void refuses(String path, String body, int status, String pointer) {
        var before = stored.keys();
        var answer = Event.as("storefront").post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getList("errors.pointer")).containsExactly(pointer);
        assertThat(stored.keys()).isEqualTo(before);
    }
}
