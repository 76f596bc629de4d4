package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProfileUpdateTest {

    private static final String PATH = "/v1/members/";

    @Inject
    Stored stored;

    @Test
    void mergesAPatch() {
        var id = register("""
                {"externalId": "m-1", "email": "m@m.example", "name": "Old", "locale": "de", "channel": "web",
                 "consents": {"marketing": true, "profiling": true}, "attributes": {"a": "1", "b": "2"}}""");
        var answer = patch(Event.as("storefront"), id, "\"1\"", """
                {"name": "New", "birthDate": "1999-12-31", "locale": null, "phone": "+4930555555",
                 "consents": {"profiling": false}, "attributes": {"a": null, "c": "3"}}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        var read = Event.as("storefront").get(PATH + id);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.header("ETag")).isEqualTo("\"2\"");
        assertThat(read.json().getMap("consents").toString()).isEqualTo("{marketing=true, profiling=false}");
        assertThat(read.json().getMap("attributes").toString()).isEqualTo("{b=2, c=3}");
        assertThat(read.json().getMap("")).containsEntry("name", "New").containsEntry("channel", "web");
        assertThat(read.json().getMap(""))
                .containsEntry("birthDate", "1999-12-31")
                .doesNotContainKey("locale");

        var bare = patch(Event.as("storefront"), id, "\"2\"", """
                {"externalId": null, "email": null, "phone": null, "name": null, "birthDate": null, "channel": null,
                 "consents": null, "attributes": null}""");
        assertThat(bare.json().getMap("").keySet()).containsExactly("memberId", "tier", "registeredAt");
        assertThat(Event.as("storefront").get(PATH + id).body()).isEqualTo(bare.body());
    }

    @Test
    void takesBothMediaTypesOfAPatch() {
        var id = register("{}");
        var merge = Event.as("operator").header("content-type", "application/merge-patch+json");
        assertThat(patch(merge, id, "\"1\"", "{\"name\": \"A\"}").status()).isEqualTo(200);
        var other = Event.as("operator").header("content-type", "application/json-patch+json");
        assertThat(patch(other, id, "\"2\"", "{\"name\": \"B\"}").status()).isEqualTo(415);
    }

    @Test
    void changesOnlyTheVersionThatIsNamed() {
        var id = register("{}");
        var none = Event.as("operator").patch(PATH + id, "{\"name\": \"A\"}");
        assertThat(none.status()).isEqualTo(428);
        assertThat(patch(Event.as("operator"), id, "\"2\"", "{\"name\": \"A\"}").status())
                .isEqualTo(412);
        assertThat(patch(Event.as("operator"), id, "W/\"1\"", "{\"name\": \"A\"}")
                        .status())
                .isEqualTo(412);
        assertThat(patch(Event.as("operator"), id, "\"1\"", "{\"name\": \"A\"}").status())
                .isEqualTo(200);
        assertThat(patch(Event.as("operator"), id, "\"1\"", "{\"name\": \"B\"}").status())
                .isEqualTo(412);
        var same = patch(Event.as("operator"), id, "\"2\"", "{\"name\": \"A\"}");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                    | 400 | ",
                "\"x\"                                 | 400 | ",
                "null                                  | 400 | ",
                "{\"nmae\": \"x\"}                     | 400 | /nmae",
                "{\"nmae\": null}                      | 400 | /nmae",
                "{\"name\": 1}                         | 400 | /name",
                "{\"consents\": {\"marketing\": true}} | 422 | /consents/profiling",
                "{\"memberId\": \"x\"}                 | 422 | /memberId",
                "{\"registeredAt\": null}              | 422 | /registeredAt",
                "{\"tier\": \"gold\"}                  | 422 | /tier",
                "{\"referredBy\": null}                | 422 | /referredBy",
                "{\"email\": \"x\"}                    | 422 | /email",
                "{\"attributes\": {\"a\": 1}}          | 400 | /attributes/a",
            })
    void namesTheFieldOfAPatch(String patch, int status, String pointer) {
        var id = register("{\"name\": \"Still\"}");
        var answer = patch(Event.as("operator"), id, "\"1\"", patch.strip());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(Event.as("operator").get(PATH + id).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void movesNamesWithTheMember() {
        var first = register("{\"externalId\": \"u-1\", \"email\": \"u1@u.example\", \"phone\": \"+4930777777\"}");
        var second = register("{\"email\": \"u2@u.example\"}");
        var taken = patch(Event.as("operator"), second, "\"1\"", """
                {"email": "U1@u.example", "externalId": "u-1", "name": "Not stored"}""");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().getList("errors.pointer").toString()).isEqualTo("[/externalId, /email]");
        assertThat(Event.as("operator").get(PATH + second).json().getString("name"))
                .isNull();

        int before = keys().size();
        assertThat(patch(Event.as("operator"), first, "\"1\"", "{\"email\": \"new@u.example\"}")
                        .status())
                .isEqualTo(200);
        // That somebody had the address is kept.
        assertThat(keys()).hasSize(before + 1);
        assertThat(find("email", "u1@u.example")).isEmpty();
        assertThat(find("email", "NEW@u.example")).isEqualTo(first);
        assertThat(patch(Event.as("operator"), second, "\"1\"", "{\"email\": \"u1@u.example\"}")
                        .status())
                .isEqualTo(200);
        assertThat(find("email", "u1@u.example")).isEqualTo(second);

        assertThat(patch(Event.as("operator"), first, "\"2\"", "{\"email\": \"New@U.example\"}")
                        .status())
                .isEqualTo(200);
        assertThat(find("email", "new@u.example")).isEqualTo(first);
        patch(Event.as("operator"), first, "\"3\"", "{\"email\": null, \"phone\": null, \"externalId\": null}");
        assertThat(keys()).hasSize(before);
        assertThat(find("phone", "+4930777777")).isEmpty();
    }

    /// Without the audit log, which grows with each change, and the counts of look-ups, which begin anew each minute.
    private List<String> keys() {
        return stored.keys().stream()
                .filter(key -> !key.startsWith("AUDIT#") && !key.startsWith("LOOKUPS#"))
                .toList();
    }

    private static String find(String name, String value) {
        var answer = Event.as("storefront").query(name, value).get("/v1/members");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var found = answer.json().getList("items.memberId", String.class);
        return String.join(",", found);
    }

    private static String register(String body) {
        return Event.as("storefront").post("/v1/members", body).json().getString("memberId");
    }

    private static Event.Answer patch(Event event, String id, String version, String patch) {
        return event.header("If-Match", version).patch(PATH + id, patch);
    }
}
