package dev.merit.local;

import dev.merit.shared.table.TableSetup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the table once, before any request and before the schedule, which would race each other to it.
final class Setup {

    void makeTable(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            DynamoDbClient client,
            @ConfigProperty(name = "merit.table") String table) {
        TableSetup.createIfAbsent(client, table);
    }
}
