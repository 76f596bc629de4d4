package dev.merit.local;

import dev.merit.shared.table.TableSetup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the table where there is none, first of all that happens at start.
@Singleton
final class TableAtStart {

    void make(
            @Observes @Priority(1) StartupEvent start,
            DynamoDbClient store,
            @ConfigProperty(name = "merit.table") String table) {
        TableSetup.createIfAbsent(store, table);
    }
}
