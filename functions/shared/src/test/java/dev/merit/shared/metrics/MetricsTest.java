package dev.merit.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The shape is that of the embedded metric format's published specification.
class MetricsTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics("members", lines::add);

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void tellsAFigureInOneLine() {
        metrics.count(Metrics.CONFLICTS, 3);
        assertThat(lines).singleElement().asString().doesNotContain("\n");
        var line = Json.of(lines.getFirst());
        var directive = "_aws.CloudWatchMetrics[0]";
        assertThat(line.getLong("_aws.Timestamp")).isPositive();
        assertThat(line.getString(directive + ".Namespace")).isEqualTo("Merit");
        assertThat(line.<List<?>>get(directive + ".Dimensions")).isEqualTo(List.of(List.of("service")));
        assertThat(line.getMap(directive + ".Metrics[0]")).isEqualTo(Map.of("Name", "Conflicts", "Unit", "Count"));
        assertThat(line.getString("service")).isEqualTo("members");
        assertThat(line.getDouble("Conflicts")).isEqualTo(3);
    }

    @Test
    void tellsAmountsByCurrency() {
        metrics.amounts("USD", Map.of("PurchaseAmount", 250_031_563L));
        var line = Json.of(lines.getFirst());
        assertThat(line.<List<?>>get("_aws.CloudWatchMetrics[0].Dimensions"))
                .isEqualTo(List.of(List.of("service", "currency")));
        assertThat(line.getString("currency")).isEqualTo("USD");
        assertThat(lines.getFirst()).contains("\"PurchaseAmount\":2.50031563E8");
    }

    @Test
    void saysWhichRequestAFigureComesFrom() {
        MDC.put("requestId", "r-1");
        metrics.count(Metrics.STORE_UNAVAILABLE, 1);
        assertThat(Json.of(lines.getFirst()).getString("requestId")).isEqualTo("r-1");
    }

    @Test
    void registersOnlyWhatThereIs() {
        var registered = MetricsBeans.class.getAnnotation(RegisterForReflection.class);
        assertThat(registered.classNames()).isNotEmpty().allSatisfy(Class::forName);
    }

    @Test
    void tellsNothingWhereThereIsNothingOrNobody() {
        metrics.count(Map.of());
        Metrics.NONE.count(Metrics.CONFLICTS, 1);
        assertThat(lines).isEmpty();
    }
}
