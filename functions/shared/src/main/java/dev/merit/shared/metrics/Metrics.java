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

/// Tells CloudWatch figures in its embedded metric format: each a line of JSON on the standard output, which
/// CloudWatch makes metrics of afterwards. So a figure costs a request neither a call nor a wait, and the line, which
/// bears the ids of the request, says where it came from.
///
/// All stand in the namespace `Merit` under the dimension `service`, the function's name. They hold no personal data.
public final class Metrics {

    /// The transactions that others stood in the way of, and that were or may be tried again.
    public static final String CONFLICTS = "Conflicts";

    /// The requests that were refused since the table was away or too busy.
    public static final String STORE_UNAVAILABLE = "StoreUnavailable";

    /// Tells nobody anything.
    public static final Metrics NONE = new Metrics("none", _ -> {});

    private static final String NAMESPACE = "Merit";
    private static final Logger LOG = Logger.getLogger(Metrics.class);

    private final String service;
    private final Consumer<String> lines;

    /// @param lines takes each line, without its end
    public Metrics(String service, Consumer<String> lines) {
        this.service = service;
        this.lines = lines;
    }

    public void count(String name, long number) {
        tell(Unit.COUNT, Map.of(), Map.of(name, number));
    }

    public void count(Map<String, Long> numbers) {
        tell(Unit.COUNT, Map.of(), numbers);
    }

    public void seconds(String name, long seconds) {
        tell(Unit.SECONDS, Map.of(), Map.of(name, seconds));
    }

    /// Amounts of money, in the currency's minor units.
    public void amounts(String currency, Map<String, ? extends Number> minorUnits) {
        tell(Unit.NONE, Map.of("currency", currency), minorUnits);
    }

    /// A figure that cannot be told is no reason for a request to fail.
    private void tell(Unit unit, Map<String, String> dimensions, Map<String, ? extends Number> figures) {
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
            LOG.warn("A metric could not be told", e);
        }
    }
}
