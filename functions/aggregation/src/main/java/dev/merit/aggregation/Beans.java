package dev.merit.aggregation;

import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Postings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Beans of classes that do not depend on a container.
final class Beans {

    @Produces
    @Singleton
    Aggregation aggregation(Table table, InstantSource clock) {
        return new Aggregation(table, clock);
    }

    @Produces
    @Singleton
    KeyRotation keyRotation(Table table, DataKeys keys) {
        return new KeyRotation(table, keys);
    }

    @Produces
    @Singleton
    Postings postings(Table table) {
        return new Postings(table);
    }

    @Produces
    @Singleton
    Reconciliation reconciliation(Table table, Aggregation aggregation, InstantSource clock, Gauges gauges) {
        return new Reconciliation(table, aggregation, clock, gauges::reconciled);
    }
}
