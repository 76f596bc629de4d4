package dev.merit.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Sends the sample events of the function, with the id of the segment that it creates in place of theirs.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SegmentsEventTest {

    /// The segment in the sample events.
    private static final String SEGMENT = "0123456789ab";

    @Test
    void createsASegmentAndReadsIt() throws IOException {
        var created = send("create", "");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(send("create", "").header("Idempotency-Replayed")).isEqualTo("true");
        var segment = created.json().getString("segmentId");
        assertThat(send("get", segment).json().getString("name")).isEqualTo("Tea lovers");
        assertThat(send("list", "").json().getList("items.segmentId", String.class))
                .contains(segment);
        assertThat(send("members", segment).json().getList("items")).isEmpty();
        assertThat(send("get", SEGMENT).status()).isEqualTo(404);
    }

    private static Event.Answer send(String name, String segment) throws IOException {
        return Event.send(Files.readString(Path.of("../../events", "segments-" + name + ".json"))
                .replace(SEGMENT, segment));
    }
}
