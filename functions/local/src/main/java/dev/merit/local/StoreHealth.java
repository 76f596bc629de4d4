package dev.merit.local;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The process is ready when it reaches the table.
@Readiness
final class StoreHealth implements HealthCheck {

    private final DynamoDbClient store;
    private final String table;

    StoreHealth(DynamoDbClient store, @ConfigProperty(name = "merit.table") String table) {
        this.store = store;
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store").status(reachesTable()).build();
    }

    private boolean reachesTable() {
        try {
            store.describeTable(request -> request.tableName(table));
            return true;
        } catch (SdkException e) {
            return false;
        }
    }
}
