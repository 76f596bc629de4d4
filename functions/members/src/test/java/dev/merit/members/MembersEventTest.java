package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sends the events that are kept for trying the function out.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MembersEventTest {

    @Test
    void registersAndFinds() throws IOException {
        var first = send("members-register");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location"))
                .isEqualTo("/v1/members/" + first.json().getString("memberId"));
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.header("Idempotency-Replayed")).isNull();

        var again = send("members-register");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));

        var found = send("members-find");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().getList("items.memberId"))
                .isEqualTo(List.of(first.json().getString("memberId")));
    }

    @Test
    void registersABatch() throws IOException {
        var answer = send("members-batch");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getList("results.status"))
                .isEqualTo(List.of("registered", "registered", "duplicate", "rejected"));
        assertThat(answer.json().getList("results.externalId"))
                .isEqualTo(List.of("C-2001", "C-2002", "C-2001", "C-2003"));
        assertThat(answer.json().getString("results[3].problem.errors[0].pointer"))
                .isEqualTo("/email");
    }

    private static Event.Answer send(String name) throws IOException {
        return Event.send(Files.readString(Path.of("../../events", name + ".json")));
    }
}
