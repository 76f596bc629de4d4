package dev.merit.shared.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import software.amazon.cloudwatchlogs.emf.exception.DimensionSetExceededException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidDimensionException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidMetricException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidNamespaceException;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.model.Unit;

/// Publishes metrics to CloudWatch in its embedded metric format: lines of JSON on the standard output, from which
/// CloudWatch extracts the metrics later. So a metric costs a request neither a call nor a wait. Each line has the ids
/// of the request that caused it.
///
/// All metrics are in the namespace `Merit` under the dimension `service`, the function's name. They have no personal
/// data.
public final class Metrics {

    /// The number of transactions that conflicted with others. They were retried, or the caller may retry them.
    public static final String CONFLICTS = "Conflicts";

    /// The number of requests that were refused because the table was unreachable or overloaded.
    public static final String STORE_UNAVAILABLE = "StoreUnavailable";

    /// The number of requests of callers who do not have the role for them.
    public static final String FORBIDDEN = "Forbidden";

    /// Publishes nothing.
    public static final Metrics NONE = new Metrics("none", _ -> {});

    private static final String NAMESPACE = "Merit";
    private static final Logger LOG = Logger.getLogger(Metrics.class);

    private final String service;
    private final Consumer<String> lines;

    /// @param lines receives each line, without its line end
    public Metrics(String service, Consumer<String> lines) {
        this.service = service;
        this.lines = lines;
    }

    public void count(String name, long number) {
        publish(Unit.COUNT, Map.of(), Map.of(name, number));
    }

    public void count(Map<String, Long> numbers) {
        publish(Unit.COUNT, Map.of(), numbers);
    }

    public void seconds(String name, long seconds) {
        publish(Unit.SECONDS, Map.of(), Map.of(name, seconds));
    }

    /// Amounts of money, in the currency's minor units.
    public void amounts(String currency, Map<String, ? extends Number> minorUnits) {
        publish(Unit.NONE, Map.of("currency", currency), minorUnits);
    }

    /// Logs a failure instead of throwing it, because a metric must not make a request fail.
    private void publish(Unit unit, Map<String, String> dimensions, Map<String, ? extends Number> figures) {
        if (this == NONE || figures.isEmpty()) {
            return;
        }
        try {
            var context = new MetricsContext();
            context.setNamespace(NAMESPACE);
            var set = DimensionSet.of("service", service);
            for (var dimension : dimensions.entrySet()) {
                set.addDimension(dimension.getKey(), dimension.getValue());
            }
            context.setDimensions(set);
            for (var figure : figures.entrySet()) {
                context.putMetric(figure.getKey(), figure.getValue().doubleValue(), unit);
            }
            MDC.getMap().forEach(context::putProperty);
            context.serialize().forEach(lines);
        } catch (InvalidNamespaceException
                | InvalidDimensionException
                | DimensionSetExceededException
                | InvalidMetricException
                | JsonProcessingException e) {
            LOG.warn("A metric could not be published", e);
        }
    }
}
