package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.KeyFile;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SetupTest {

    private static final StartupEvent START = new StartupEvent();

    private final DynamoDbClient client = TestDatabase.client();
    private final Setup setup = new Setup();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void startsAgainOnItsOwnData() {
        var name = "merit-setup-" + System.nanoTime();
        setup.createTable(START, client, name, "merit-setup-tombstones", Optional.of("/shop/.data"));
        new Table(client, name).write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        assertThatCode(() ->
                        setup.createTable(START, client, name, "merit-setup-tombstones", Optional.of("/shop/.data")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheFolderThatAnEarlierBuildWrote() {
        assertThatThrownBy(() -> setup.createTable(
                        START, client, earlier(), "merit-setup-tombstones", Optional.of("/shop/.data")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Merit cannot use the data in /shop/.data: the data are in format 1, and this build needs"
                        + " format 3. Delete the folder to start with an empty shop and import the files again, or run"
                        + " the build that wrote it.");
    }

    @Test
    void namesTheTableOfAnotherDatabase() {
        var name = earlier();
        assertThatThrownBy(() -> setup.createTable(START, client, name, "merit-setup-tombstones", Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Merit cannot use the table " + name + ": the data are in format 1");
    }

    @Test
    void doesNotStartWithAKeyFileThatOthersMayRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve("personal-data.key");
        KeyFile.createIfAbsent(file);
        setup.checkKeyFile(START, Optional.of(file.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> setup.checkKeyFile(START, Optional.of(file.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Merit does not start. The key file " + file + " has the mode rw-r--r--, so others than its"
                        + " owner may use it. Set the mode 600 (chmod 600), and replace the key if somebody else may"
                        + " have read it");
    }

    private String earlier() {
        var name = "merit-setup-" + System.nanoTime();
        TableSetup.createIfAbsent(client, name);
        new Table(client, name).write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        return name;
    }
}
