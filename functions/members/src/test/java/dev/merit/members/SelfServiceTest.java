package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a member's own token may change. The tests' settings open the attribute `newsletter`.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SelfServiceTest {

    private static final String PATH = "/v1/members/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\": \"x@self.example\"}          | [/email]",
                "{\"email\": null}                        | [/email]",
                "{\"phone\": \"+442079460900\"}           | [/phone]",
                "{\"birthDate\": \"2000-11-26\"}          | [/birthDate]",
                "{\"channel\": \"app\"}                   | [/channel]",
                "{\"externalId\": \"vip\"}                | [/externalId]",
                "{\"attributes\": {\"vip\": \"yes\"}}     | [/attributes/vip]",
                "{\"attributes\": {\"a/b\": null}}        | [/attributes/a~1b]",
                "{\"attributes\": null}                   | [/attributes/a~1b]",
                "{\"name\": \"N\", \"email\": \"y\", \"phone\": \"1\", \"attributes\": {\"newsletter\": \"x\", \"vip\": \"1\"}}"
                        + " | [/email, /phone, /attributes/vip]",
            })
    void keepsWhatIsNotTheMembersToChange(String patch, String pointers) {
        var id = register("{\"email\": \"self-%d@self.example\", \"attributes\": {\"a/b\": \"1\"}}");
        var answer = patch(Event.asMember(id), id, "\"1\"", patch.strip());
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().getString("code")).isEqualTo("forbidden");
        assertThat(answer.json().getList("errors.pointer").toString()).isEqualTo(pointers);
        assertThat(Event.asMember(id).get(PATH + id).header("ETag")).isEqualTo("\"1\"");
        assertThat(patch(Event.asMember(id, "marketer"), id, "\"1\"", patch.strip())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void neverTellsWhetherAnAddressIsTaken() {
        register("{\"email\": \"somebody@self.example\", \"phone\": \"+442079460901\"}");
        var id = register("{}");
        for (var field : new String[] {"email", "phone"}) {
            boolean mail = field.equals("email");
            var taken = field(id, field, mail ? "somebody@self.example" : "+442079460901");
            var free = field(id, field, mail ? "nobody@self.example" : "+442079460902");
            assertThat(taken.status()).isEqualTo(403);
            assertThat(taken.body()).isEqualTo(free.body());
        }
    }

    @Test
    void letsAMemberChangeTheRest() {
        var id = register("""
                {"email": "rest@self.example", "phone": "+442079460903", "birthDate": "1990-01-01", "channel": "web",
                 "attributes": {"vip": "no"}}""");
        var answer = patch(Event.asMember(id), id, "\"1\"", """
                {"name": "Rest", "locale": "en-GB", "consents": {"marketing": true, "profiling": false},
                 "attributes": {"newsletter": "weekly"}, "email": "rest@self.example"}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getMap("attributes").toString()).isEqualTo("{newsletter=weekly, vip=no}");
        assertThat(answer.json().getString("name")).isEqualTo("Rest");
        assertThat(answer.json().getBoolean("consents.marketing")).isTrue();
    }

    private static int next;

    private static Event.Answer field(String id, String field, String value) {
        return patch(Event.asMember(id), id, "\"1\"", "{\"" + field + "\": \"" + value + "\"}");
    }

    private static String register(String body) {
        var answer = Event.as("storefront").post("/v1/members", body.replace("%d", Integer.toString(next++)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("memberId");
    }

    private static Event.Answer patch(Event event, String id, String version, String patch) {
        return event.header("If-Match", version).patch(PATH + id, patch);
    }
}
