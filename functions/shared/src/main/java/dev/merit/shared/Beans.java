package dev.merit.shared;

import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.ledger.RequestIds;
import dev.merit.shared.member.Tombstones;
import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.table.ScanPace;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Totals;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Beans of the classes that do not depend on a container.
final class Beans {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Table table(
            DynamoDbClient client, @ConfigProperty(name = "merit.table") String name, Metrics metrics, ScanPace pace) {
        return new Table(client, name, () -> metrics.count(Metrics.CONFLICTS, 1), pace);
    }

    /// @param name of the second table, which a restore of the first one leaves as it is
    @Produces
    @Singleton
    Tombstones tombstones(
            DynamoDbClient client,
            @ConfigProperty(name = "merit.tombstone-table") String name,
            Metrics metrics,
            ScanPace pace) {
        return new Tombstones(new Table(client, name, () -> metrics.count(Metrics.CONFLICTS, 1), pace));
    }

    @Produces
    @Singleton
    @DefaultBean
    ScanPace pace() {
        return ScanPace.FULL;
    }

    /// For functions without HTTP.
    @Produces
    @Singleton
    @DefaultBean
    RequestIds requestIds() {
        return RequestIds.NONE;
    }

    /// With several writing threads each request takes its own slot; a single thread keeps its slot.
    @Produces
    @Singleton
    Ledger ledger(
            Table table,
            RequestIds requestIds,
            @ConfigProperty(name = "merit.ledger.threads", defaultValue = "false") boolean threads) {
        return new Ledger(table, threads ? Slots.each() : Slots.kept(), requestIds);
    }

    @Produces
    @Singleton
    AuditLog auditLog(Table table, Ledger ledger, RequestIds requestIds, InstantSource clock, Secret secret) {
        return new AuditLog(table, ledger, requestIds, clock, secret);
    }

    @Produces
    @Singleton
    Totals totals(Table table) {
        return new Totals(table);
    }
}
