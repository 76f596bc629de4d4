package dev.merit.members.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.members.Stored;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RegistrationBatchTest {

    @Inject
    Stored stored;

    @Test
    void reportsABadRowAlone() {
        long before = stored.count();
        var answer = send("""
                {"externalId": "b-1"}, null, 7, {"externalId": "b-2", "nmae": 1}, {"externalId": "b-3", "phone": "1"},
                {"externalId": 5}, {"externalId": "b-4", "referredBy": "%s"}, {}""".formatted(MemberId.random()));
        assertThat(answer.json().getList("results.status"))
                .isEqualTo(statuses("registered rejected rejected rejected rejected rejected rejected registered"));
        assertThat(answer.json().getList("results.externalId"))
                .containsExactly("b-1", null, null, "b-2", "b-3", null, "b-4", null);
        assertThat(problems(answer)).isEqualTo("- 400: 400: 400:/nmae 422:/phone 400:/externalId 422:/referredBy -");
        assertCounts(answer, 2, 0, 6);
        assertThat(stored.count() - before).isEqualTo(2);
    }

    @Test
    void letsTheFirstOfClashingRowsWin() {
        long before = stored.count();
        var answer = send("""
                {"externalId": "c-1", "email": "c@c.example"},
                {"externalId": "c-1", "email": "c@c.example"},
                {"externalId": "c-1", "email": "other@c.example"},
                {"externalId": "c-2", "email": "C@C.example"},
                {"externalId": "c-3", "email": "other@c.example"}""");
        assertThat(answer.json().getList("results.status"))
                .isEqualTo(statuses("registered duplicate rejected rejected registered"));
        assertThat(answer.json().getString("results[1].memberId"))
                .isEqualTo(answer.json().getString("results[0].memberId"));
        assertThat(answer.json().getString("results[2].problem.code")).isEqualTo("already-registered");
        assertThat(answer.json().getString("results[2].problem.errors[0].pointer"))
                .isEqualTo("/externalId");
        assertThat(answer.json().getString("results[3].problem.errors[0].pointer"))
                .isEqualTo("/email");
        assertCounts(answer, 2, 1, 2);
        assertThat(stored.count() - before).isEqualTo(2);
    }

    /// As if the rows were sent one by one: the second may have the name that the first was refused.
    @Test
    void letsTheNextWinWhereTheFirstIsRefused() {
        var answer = send("""
                {"externalId": "d-1", "email": "d@d.example", "referredBy": "%s"},
                {"externalId": "d-2", "email": "d@d.example"},
                {"externalId": "d-1"}""".formatted(MemberId.random()));
        assertThat(answer.json().getList("results.status")).isEqualTo(statuses("rejected registered registered"));
    }

    @Test
    void takesManyRowsWithOneReferrer() {
        var friend = Event.as("operator").post("/v1/members", "{}").json().getString("memberId");
        var answer = send(rows(60, i -> "{\"referredBy\": \"" + friend + "\"}"));
        assertCounts(answer, 60, 0, 0);
    }

    @Test
    void registersFiveHundredAndRecognisesThemAgain() {
        var rows = rows(500, i -> """
                {"externalId": "five-%1$d", "email": "five%1$d@f.example", "phone": "+49301%2$06d", "name": "Member %1$d",
                 "registeredAt": "1997-01-%3$02dT%4$02d:00:00Z"}""".formatted(i, i, 1 + i % 28, i % 24));
        long before = stored.count();
        long start = System.nanoTime();
        var first = send(rows);
        long middle = System.nanoTime();
        var second = send(rows);
        long end = System.nanoTime();
        System.out.printf(
                "500 members with three names each: %d ms; again: %d ms%n",
                (middle - start) / 1_000_000, (end - middle) / 1_000_000);
        assertCounts(first, 500, 0, 0);
        assertCounts(second, 0, 500, 0);
        assertThat(new HashSet<>(first.json().getList("results.memberId"))).hasSize(500);
        assertThat(second.json().getList("results.memberId"))
                .isEqualTo(first.json().getList("results.memberId"));
        assertThat(stored.count() - before).isEqualTo(500);
    }

    @Test
    void goesOnWhereAPartIsThere() {
        send("{\"externalId\": \"p-3\"}, {\"externalId\": \"p-7\"}");
        var answer = send(rows(10, i -> "{\"externalId\": \"p-" + i + "\"}"));
        assertCounts(answer, 8, 2, 0);
    }

    private static String problems(Event.Answer answer) {
        return IntStream.range(0, answer.json().getList("results").size())
                .mapToObj(i -> answer.json().getString("results[" + i + "].memberId") != null
                        ? "-"
                        : answer.json().getString("results[" + i + "].problem.status") + ":"
                                + answer.json().getString("results[" + i + "].problem.errors[0].pointer"))
                .collect(Collectors.joining(" "));
    }

    private static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(","));
    }

    private static List<String> statuses(String words) {
        return List.of(words.split(" "));
    }

    private static void assertCounts(Event.Answer answer, int registered, int duplicate, int rejected) {
        assertThat(answer.json().getInt("registered")).isEqualTo(registered);
        assertThat(answer.json().getInt("duplicate")).isEqualTo(duplicate);
        assertThat(answer.json().getInt("rejected")).isEqualTo(rejected);
    }

    private static Event.Answer send(String rows) {
        var answer = Event.as("operator").post("/v1/members/batch", "{\"members\": [" + rows + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /// Lambda refuses an answer of more than 6 MB.
    @Test
    void repeatsNoEndlessNames() {
        var name = "\\\"".repeat(3_900);
        var rows = IntStream.range(0, 500)
                .mapToObj(i ->
                        i % 2 == 0 ? "{\"attributes\": {\"" + name + "\": 1}}" : "{\"externalId\": \"" + name + "\"}")
                .collect(Collectors.joining(",", "{\"members\": [", "]}"));

        var answer = Event.as("operator").post("/v1/members/batch", rows);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("rejected")).isEqualTo(500);
        assertThat(answer.json().getString("results[1].externalId")).isNull();
        assertThat(answer.body().length()).isLessThan(1_000_000);
    }
}
