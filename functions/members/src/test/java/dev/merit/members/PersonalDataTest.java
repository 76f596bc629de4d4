package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What identifies or describes a person is nowhere in the table in clear, whatever was asked of the function.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PersonalDataTest {

    private static final String PATH = "/v1/members/";

    private static final String[] VALUES = {
        "zelda", "Zelda", "zephyr", "+4930123", "30 1234", "1987-06-05", "Zauberweg", "size-zz", "Z-100", "zacharias"
    };

    private static final String ZELDA = """
            {"externalId": "Z-1001", "email": "zelda@z.example", "phone": "+49 30 123456", "name": "Zelda Zephyr",
             "birthDate": "1987-06-05", "locale": "de-DE", "channel": "web",
             "attributes": {"street": "Zauberweg 7", "fit": "size-zz"}}""";

    @Inject
    DynamoDbClient client;

    @Inject
    Table table;

    @ConfigProperty(name = "merit.table")
    String name;

    @Test
    void isNowhereInClear() {
        var first = Event.as("storefront").header("Idempotency-Key", "z-key").post("/v1/members", ZELDA);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        var again = Event.as("storefront").header("Idempotency-Key", "z-key").post("/v1/members", ZELDA);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Event.as("storefront").post("/v1/members", ZELDA).status()).isEqualTo(200);
        var id = first.json().getString("memberId");
        var patched = Event.as("operator").header("If-Match", "\"1\"").patch(PATH + id, """
                {"name": "Zelda Zauber", "email": "zelda@zauberweg.example", "attributes": {"fit": null}}""");
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        // The first answer, also after the change.
        assertThat(Event.as("storefront")
                        .header("Idempotency-Key", "z-key")
                        .post("/v1/members", ZELDA)
                        .body())
                .isEqualTo(first.body());
        var batch = Event.as("operator").post("/v1/members/batch", "{\"members\": [" + ZELDA + """
                , {"externalId": "Z-1002", "email": "zacharias@z.example", "attributes": {"Zauberweg": "zephyr"}},
                {"externalId": "Z-1003", "email": "none", "name": "Zelda"}]}""");
        assertThat(batch.json().getInt("registered")).as(batch.body()).isEqualTo(1);
        assertThat(Event.as("operator").get(PATH + id + "/referral").status()).isEqualTo(200);
        assertThat(Event.as("operator").get(PATH + id).json().getString("email"))
                .isEqualTo("zelda@zauberweg.example");
        assertThat(Event.as("operator")
                        .query("phone", "+4930123456")
                        .get("/v1/members")
                        .json()
                        .getString("items[0].name"))
                .isEqualTo("Zelda Zauber");
        var all = everything();
        assertThat(all).contains(id).contains("de-DE").doesNotContain(VALUES);
    }

    @Test
    void isNotReadInAnotherPlace() {
        var one = register("{\"name\": \"swap-one\", \"email\": \"swap-one@s.example\"}");
        var two = register("{\"name\": \"swap-two\"}");
        var profile = table.get(Keys.profile(one)).orElseThrow();
        copy(profile, "email", one, "name");
        answersThatItIsUnreadable(one, "The personal data of the member were altered and cannot be decrypted.");
        copy(profile, "name", two, "name");
        answersThatItIsUnreadable(two, "The personal data of the member were altered and cannot be decrypted.");
    }

    @Test
    void isNotReadWithoutTheKey() {
        var member = register("{\"name\": \"keyless\"}");
        var wrapped = table.get(Keys.profile(member)).orElseThrow().text(DataKeys.WRAPPED);
        table.write(Write.update(Keys.profile(member)).set(DataKeys.WRAPPED, wrapped.replace("1.", "1.A")));
        answersThatItIsUnreadable(member, "The key of the member's personal data cannot be opened.");
        table.write(Write.update(Keys.profile(member)).remove(DataKeys.WRAPPED));
        answersThatItIsUnreadable(member, "The key of the member's personal data is missing.");
    }

    /// A rotation between the read and the write of an update is not noticed by its caller.
    @Test
    void isUpdatedWhileItsKeysAreRotated() {
        var id = register("{\"name\": \"rotated\", \"attributes\": {\"size\": \"rotated-s\"}}");
        var key = Keys.profile(id);
        var keyed = Event.as("storefront").header("Idempotency-Key", "rotated-key");
        var first = keyed.post("/v1/members", "{\"name\": \"rotated-too\"}");
        var other = Keys.profile(new MemberId(first.json().getString("memberId")));
        var second = PersonalDataKeys.dataKeys(2);
        for (var profile : new dev.merit.shared.keys.Key[] {key, other}) {
            table.write(second.replace(table.get(profile).orElseThrow(), 1).orElseThrow());
        }
        assertThat(second.replace(table.get(key).orElseThrow(), 1)).isEmpty();
        var read = Event.as("operator").get(PATH + id);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().getString("attributes.size")).isEqualTo("rotated-s");
        var patched = Event.as("operator").header("If-Match", "\"1\"").patch(PATH + id, "{\"name\": \"renamed\"}");
        assertThat(patched.json().getString("name")).isEqualTo("renamed");
        assertThat(Event.as("storefront")
                        .header("Idempotency-Key", "rotated-key")
                        .post("/v1/members", "{\"name\": \"rotated-too\"}")
                        .body())
                .isEqualTo(first.body());
    }

    private void copy(Item from, String field, MemberId to, String into) {
        table.write(Write.update(Keys.profile(to))
                .setAll(Item.map().bytes(into, from.maybeBytes(field).orElseThrow())));
    }

    private static void answersThatItIsUnreadable(MemberId member, String detail) {
        var answer = Event.as("operator").get(PATH + member);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().getString("code")).isEqualTo("internal-error");
        assertThat(answer.json().getString("detail")).isEqualTo(detail);
        assertThat(answer.body()).doesNotContain("swap-", "keyless");
    }

    private static MemberId register(String body) {
        return new MemberId(
                Event.as("storefront").post("/v1/members", body).json().getString("memberId"));
    }

    /// All names and values of all items, byte by byte.
    private String everything() {
        var all = new StringBuilder();
        client.scanPaginator(scan -> scan.tableName(name)).items().forEach(item -> add(item, all));
        return all.toString();
    }

    private static void add(Map<String, AttributeValue> item, StringBuilder all) {
        item.forEach((attribute, value) -> {
            all.append(attribute).append('\n');
            switch (value.type()) {
                case M -> add(value.m(), all);
                case B -> all.append(new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1));
                default -> all.append(value);
            }
        });
    }
}
