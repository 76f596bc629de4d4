package dev.merit.local;

import dev.merit.database.Database;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/// A database that a test may stop and start again, and that keeps its data meanwhile. The timeouts are those of a
/// deployed function.
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {

    private Database database;

    @Override
    public Map<String, String> start() {
        try {
            database = Database.keptIn(Files.createTempDirectory("merit-outage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(new TestDatabase().start());
        settings.put("quarkus.dynamodb.endpoint-override", database.endpoint().toString());
        settings.put("quarkus.dynamodb.sync-client.socket-timeout", "3S");
        settings.put("quarkus.dynamodb.api-call-timeout", "8S");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, new TestInjector.MatchesType(Database.class));
    }

    @Override
    public void stop() {
        database.close();
    }
}
