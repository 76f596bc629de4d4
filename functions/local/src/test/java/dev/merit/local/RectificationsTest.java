package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The history of a member's rectifications: who changed which field when, readable as long as the member's key is
/// there.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RectificationsTest {

    @Inject
    Table table;

    @Inject
    DataKeys keys;

    private MemberId member = MemberId.random();
    private String path = "";

    @BeforeEach
    void register() {
        member = new MemberId(Calls.member("rectified-" + System.nanoTime()));
        path = "/v1/members/" + member;
    }

    private JsonPath history() {
        return ok(as("operator").get("/v1/audit?memberId=" + member)).jsonPath();
    }

    private void change(String patch) {
        ok(as("storefront").header("If-Match", "*").body(patch).patch(path));
    }

    @Test
    void keepWhoChangedWhat() {
        change("{\"name\": \"Ann Example\", \"locale\": \"en-GB\"}");
        ok(asMember(member.value())
                .header("If-Match", "*")
                .body("{\"name\": \"Anne Example\"}")
                .patch(path));
        var history = history();
        assertThat(history.<String>getList("items.action")).containsExactly("updateMember", "updateMember");
        assertThat(history.<Object>get("items[0].before")).isEqualTo(Map.of("name", "Ann Example"));
        assertThat(history.<Object>get("items[0].after")).isEqualTo(Map.of("name", "Anne Example"));
        assertThat(history.getString("items[0].actor.memberId")).isEqualTo(member.value());
        assertThat(history.<Object>get("items[1].before")).isNull();
        assertThat(history.<Object>get("items[1].after")).isEqualTo(Map.of("name", "Ann Example", "locale", "en-GB"));
        assertThat(history.<String>getList("items[1].actor.roles")).containsExactly("storefront");
    }

    @Test
    void haveNoEntryWhereNothingChanges() {
        change("{\"name\": \"Ann Example\"}");
        change("{\"name\": \"Ann Example\"}");
        assertThat(as("storefront")
                        .header("If-Match", "*")
                        .body("{\"name\": 7}")
                        .patch(path)
                        .statusCode())
                .isEqualTo(400);
        assertThat(history().getList("items")).hasSize(1);
    }

    @Test
    void areNowhereInClear() {
        change("{\"name\": \"Ann Example\", \"attributes\": {\"shoe\": \"size forty\"}}");
        var entry = ok(as("operator").get("/v1/audit?limit=1&memberId=" + member))
                .jsonPath()
                .getString("items[0].entryId");
        var stored = table.all(Keys.auditEntries(Integer.parseInt(entry.substring(0, 1)), 0, 1_000_000)).stream()
                .filter(item -> item.text("record").contains(member.value()))
                .findFirst()
                .orElseThrow();
        assertThat(stored.text("record")).contains("encrypted").doesNotContain("Ann Example", "shoe", "size forty");
        assertThat(ok(as("operator").get("/v1/audit?limit=100")).asString()).doesNotContain("size forty");
    }

    @Test
    void areReadAfterRotationsOfTheKeyAndNotAfterItIsGone() {
        change("{\"name\": \"Ann Example\"}");
        for (long rotation = 1_000_001; rotation < 1_000_004; rotation++) {
            var profile = table.get(Keys.profile(member)).orElseThrow();
            table.write(keys.replace(profile, rotation).orElseThrow());
        }
        assertThat(history().getString("items[0].after.name")).isEqualTo("Ann Example");
        table.write(Write.update(Keys.profile(member)).remove(DataKeys.WRAPPED).remove(DataKeys.PRIOR));
        var erased = history();
        assertThat(erased.getString("items[0].after.name.encrypted")).isNotBlank();
        assertThat(erased.getString("items[0].action")).isEqualTo("updateMember");
    }
}
