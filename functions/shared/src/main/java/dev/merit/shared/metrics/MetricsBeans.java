package dev.merit.shared.metrics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The metrics as a bean. It registers for reflection the classes that the library writes as JSON, because the library
/// does not.
@RegisterForReflection(
        classNames = {
            "software.amazon.cloudwatchlogs.emf.model.RootNode",
            "software.amazon.cloudwatchlogs.emf.model.Metadata",
            "software.amazon.cloudwatchlogs.emf.model.MetricDirective",
            "software.amazon.cloudwatchlogs.emf.model.MetricDefinition",
            "software.amazon.cloudwatchlogs.emf.serializers.InstantSerializer",
            "software.amazon.cloudwatchlogs.emf.serializers.StorageResolutionFilter",
            "software.amazon.cloudwatchlogs.emf.serializers.StorageResolutionSerializer",
            "software.amazon.cloudwatchlogs.emf.serializers.UnitSerializer"
        })
final class MetricsBeans {

    private static final String PREFIX = "merit-";

    @Produces
    @Singleton
    @SuppressWarnings("SystemOut")
    Metrics metrics(
            @ConfigProperty(name = "merit.metrics") boolean enabled,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        return enabled ? new Metrics(name.replaceFirst("^" + PREFIX, ""), System.out::println) : Metrics.NONE;
    }
}
