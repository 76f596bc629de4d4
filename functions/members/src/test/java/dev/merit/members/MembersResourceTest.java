package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MembersResourceTest {

    private static final String PATH = "/v1/members/";

    @Test
    void readsAMember() {
        var id = register("{\"name\": \"Read\"}");
        var answer = Event.as("marketer").get(PATH + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().getMap("").keySet()).containsExactly("memberId", "name", "tier", "registeredAt");
    }

    @Test
    void knowsNobodyElse() {
        for (var id : new String[] {MemberId.random().value(), "nobody", "x".repeat(2000), "%20"}) {
            var answer = Event.as("operator").get(PATH + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().getString("code")).isEqualTo("not-found");
        }
        var patched = Event.as("operator").header("If-Match", "*").patch(PATH + MemberId.random(), "{}");
        assertThat(patched.status()).isEqualTo(404);
    }

    @Test
    void letsMembersReadAndChangeThemselvesAlone() {
        var id = register("{\"externalId\": \"self\", \"name\": \"Self\"}");
        var other = register("{}");
        assertThat(Event.asMember(id).get(PATH + id).status()).isEqualTo(200);
        assertThat(Event.asMember(id).get(PATH + other).status()).isEqualTo(403);
        assertThat(Event.asMember(id).get(PATH + MemberId.random()).status()).isEqualTo(403);
        assertThat(Event.anonymous().get(PATH + id).status()).isEqualTo(401);
        assertThat(patch(Event.asMember(id), id, "\"1\"", "{\"name\": \"Me\"}").status())
                .isEqualTo(200);
        assertThat(patch(Event.asMember(id), other, "\"1\"", "{\"name\": \"Me\"}")
                        .status())
                .isEqualTo(403);
        assertThat(patch(Event.asMember(id), id, "\"2\"", "{\"externalId\": \"mine\"}")
                        .status())
                .isEqualTo(403);
        assertThat(patch(Event.as("marketer"), id, "\"2\"", "{\"name\": \"You\"}")
                        .status())
                .isEqualTo(403);
        assertThat(patch(Event.anonymous(), id, "\"2\"", "{}").status()).isEqualTo(401);
        assertThat(Event.as("operator").get(PATH + id).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void letsAMarketerWhoIsAMemberChangeItselfAlone() {
        var id = register("{\"externalId\": \"both\"}");
        var other = register("{\"name\": \"Other\"}");
        var both = patch(Event.asMember(id, "marketer"), other, "\"1\"", "{\"name\": \"Mine\"}");
        assertThat(both.status()).isEqualTo(403);
        var renamed = patch(Event.asMember(id, "marketer"), id, "\"1\"", "{\"externalId\": \"another\"}");
        assertThat(renamed.status()).isEqualTo(403);
        assertThat(patch(Event.asMember(id, "marketer"), id, "\"1\"", "{\"name\": \"Me\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Event.asMember(id, "marketer").get(PATH + other).status()).isEqualTo(200);
    }

    @Test
    void findsByEachName() {
        var id = register("{\"externalId\": \"f 1/ä\", \"email\": \"f+x@f.example\", \"phone\": \"+49 30 888 888\"}");
        assertThat(find("externalId", "f 1/ä")).isEqualTo(id);
        assertThat(find("email", "F+X@f.example")).isEqualTo(id);
        assertThat(find("phone", "+4930888888")).isEqualTo(id);
        assertThat(find("externalId", "F 1/ä")).isEmpty();
        assertThat(Event.as("operator")
                        .query("email", "nobody@f.example")
                        .get("/v1/members")
                        .body())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void asksForExactlyOneName() {
        assertThat(lookup(Event.as("storefront"))).isEqualTo(400);
        assertThat(lookup(Event.as("operator").query("email", "a@b.c").query("phone", "+4930888888")))
                .isEqualTo(400);
        assertThat(lookup(Event.as("operator").query("mail", "a@b.c"))).isEqualTo(400);
        assertThat(lookup(Event.as("operator").query("email", "a@b.c").query("limit", "1")))
                .isEqualTo(400);
        assertThat(lookup(Event.as("operator").query("email", "none"))).isEqualTo(400);
        assertThat(lookup(Event.as("operator").query("phone", ""))).isEqualTo(400);
    }

    private static int lookup(Event event) {
        var answer = event.get("/v1/members");
        assertThat(answer.json().getString("code")).isEqualTo("invalid-parameter");
        return answer.status();
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
