package dev.merit.shared.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.edge.AsFunction;
import dev.merit.shared.edge.Lines;
import dev.merit.shared.testing.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsFunction.class)
class CorrelationTest {

    private static final Logger LOG = Logger.getLogger("dev.merit");

    @Test
    void logsEveryIdThatARequestHas() {
        var lines = new Lines();
        LOG.addHandler(lines);
        try {
            Event.as("operator")
                    .header("X-Request-Id", "order-7")
                    .header("X-Amzn-Trace-Id", "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e")
                    .get("/v1/samples");
        } finally {
            LOG.removeHandler(lines);
        }
        assertThat(lines.records()).singleElement().satisfies(line -> {
            assertThat(line.getMdc("requestId")).isEqualTo("order-7");
            assertThat(line.getMdc("apiRequestId")).isEqualTo(Event.REQUEST_ID);
            assertThat(line.getMdc("functionRequestId")).isNotBlank();
            assertThat(line.getMdc("traceId")).startsWith("Root=1-");
        });
    }
}
