package dev.merit.shared.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Runs the tests of the edge as a function runs, behind the Lambda event loop. A profile instead of a file, since a
/// file here would reach every module that uses this one's test classes.
public final class AsFunction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "merit.hmac-key", "0123456789abcdef0123456789abcdef",
                "quarkus.lambda.mock-event-server.test-port", "0");
    }
}
