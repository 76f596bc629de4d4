package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A member's activities, newest first: by their ids, `a` at 10:00, `b` at 11:00 and so on to `h` at 17:00, which
/// were told in another order; `b`, `e` and `h` are logins. Of those at one moment the later in the alphabet comes
/// first.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HistoryTest {

    @Inject
    ActivitiesFixture shop;

    private MemberId member = MemberId.random();

    @BeforeEach
    void tell() {
        member = shop.member();
        var rows = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            var id = String.valueOf((char) ('a' + i));
            var body = i % 3 == 1 ? Body.of(id, member, "login") : Body.purchase(id, member, i);
            rows.add(body.with("occurredAt", "\"2026-11-20T1" + i + ":00:00Z\"").toString());
        }
        Collections.shuffle(rows);
        assertThat(Batch.send(rows).json().getInt("recorded")).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                      | h g f e d c b a",
                "type=login                                                            | h e b",
                "type=purchase from=2026-11-20T12:00:00Z                               | g f d c",
                "from=2026-11-20T12:00:00Z to=2026-11-20T15:00:00Z                     | e d c",
                "from=2026-11-20T12:00:00.001Z to=2026-11-20T15:00:00.001Z             | f e d",
                "from=2026-11-20T13:00:00+01:00 to=2026-11-20T14:00:00+01:00           | c",
                "to=2026-11-20T10:00:00Z                                               | ''",
                "from=2026-11-20T15:00:00Z to=2026-11-20T12:00:00Z                     | ''",
                "type=nothing                                                          | ''",
            })
    void answersWhatFits(@Nullable String question, String ids) {
        assertThat(ids(ask(question).get(path()))).isEqualTo(ids);
        for (int limit : new int[] {1, 2, 3, 8, 100}) {
            assertThat(paged(question, limit)).isEqualTo(ids);
        }
    }

    @Test
    void keepsThoseOfOneMomentInOneOrder() {
        for (var id : List.of("~~~", "~", "!", "Z", "order#1", "0")) {
            shop.activities.record(ActivitiesFixture.purchase(id, member, 1));
        }
        assertThat(paged("from=2026-11-20T12:00:00Z to=2026-11-20T12:00:00.001Z", 2))
                .isEqualTo("~~~ ~ order#1 c Z 0 !");
    }

    @Test
    void refusesCursorsThatItDidNotGive() {
        var cursor = ask("limit=2").get(path()).json().getString("next");
        assertThat(ids(ask("limit=2 cursor=" + cursor).get(path()))).isEqualTo("f e");
        var tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        for (var bad : List.of(tampered, cursor + "AAAA", cursor.substring(4), "x", "%")) {
            refuses(ask("limit=2").query("cursor", bad), 400, "invalid-cursor");
        }
        refuses(ask("type=login cursor=" + cursor), 400, "invalid-cursor");
        refuses(ask("from=2026-11-20T12:00:00Z cursor=" + cursor), 400, "invalid-cursor");
        var other = "/v1/members/" + shop.member() + "/activities";
        assertThat(ask("cursor=" + cursor).get(other).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,x", "from,yesterday", "to,2026-11-20", "sort,asc", "Type,login"})
    void refusesParametersItDoesNotKnow(String name, String value) {
        refuses(Event.as("operator").query(name, value), 400, "invalid-parameter");
    }

    @Test
    void knowsTheMemberWhoDidNothingFromNobody() {
        var idle = Event.as("operator").get("/v1/members/" + shop.member() + "/activities");
        assertThat(idle.status()).isEqualTo(200);
        assertThat(idle.json().getList("items")).isEmpty();
        for (var nobody : List.of(MemberId.random().value(), "x", "%20")) {
            var answer = Event.as("operator").get("/v1/members/" + nobody + "/activities");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().getString("code")).isEqualTo("not-found");
        }
    }

    private void refuses(Event event, int status, String code) {
        var answer = event.get(path());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }

    /// All pages, one behind the other, none but the last short.
    private String paged(@Nullable String question, int limit) {
        var all = new ArrayList<String>();
        String cursor = null;
        do {
            var event = ask(question).query("limit", "" + limit);
            var answer = (cursor == null ? event : event.query("cursor", cursor)).get(path());
            List<String> ids = answer.json().getList("items.activityId");
            all.addAll(ids);
            cursor = answer.json().getString("next");
            assertThat(ids.size()).isLessThanOrEqualTo(limit);
            assertThat(cursor == null || ids.size() == limit).isTrue();
        } while (cursor != null);
        return String.join(" ", all);
    }

    private static String ids(Event.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return String.join(" ", answer.json().<String>getList("items.activityId"));
    }

    private static Event ask(@Nullable String question) {
        var event = Event.as("operator");
        if (question != null) {
            for (var parameter : question.strip().split(" ", -1)) {
                var parts = parameter.split("=", 2);
                event.query(parts[0], parts[1]);
            }
        }
        return event;
    }

    private String path() {
        return "/v1/members/" + member + "/activities";
    }
}
