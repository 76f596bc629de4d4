package dev.merit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.lambda.Priming;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.crac.Core;
import org.junit.jupiter.api.Test;

/// Calls what Lambda SnapStart calls before it takes its snapshot.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PrimingTest {

    @Inject
    Priming priming;

    @Test
    void goesTheWholeWayToTheTable() throws IOException {
        assertThat(new String(priming.prime(), UTF_8)).contains("\"statusCode\":200", "items");
        priming.beforeCheckpoint(Core.getGlobalContext());
    }
}
