package dev.merit.local;

import dev.merit.database.Database;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// A database that a test may stop and start again, and that keeps its data meanwhile. The timeouts are those of a
/// deployed function, unless the test asks for others.
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {

    static final String SOCKET_TIMEOUT = "merit.dynamodb.read-timeout";
    static final String CALL_TIMEOUT = "merit.dynamodb.call-timeout";

    private Map<String, String> asked = Map.of();
    private Path folder;
    private Database database;

    @Override
    public void init(Map<String, String> arguments) {
        asked = arguments;
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("merit-outage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = Database.keptIn(folder);
        var settings = new HashMap<>(new TestDatabase().start());
        settings.put("merit.dynamodb.endpoint", database.endpoint().toString());
        settings.put(SOCKET_TIMEOUT, "3S");
        settings.put(CALL_TIMEOUT, "8S");
        settings.putAll(asked);
        // Its first answers take longer than a test may want to wait for any.
        try (var client = TestDatabase.client(database.endpoint())) {
            TableSetup.createIfAbsent(client, settings.get("merit.table"));
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, new TestInjector.MatchesType(Database.class));
    }

    @Override
    public void stop() {
        database.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
