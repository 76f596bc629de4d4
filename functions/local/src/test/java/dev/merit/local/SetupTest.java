package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        setup.createTable(START, client, name, Optional.of("/shop/.data"));
        new Table(client, name).write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        assertThatCode(() -> setup.createTable(START, client, name, Optional.of("/shop/.data")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheFolderThatAnEarlierBuildWrote() {
        assertThatThrownBy(() -> setup.createTable(START, client, earlier(), Optional.of("/shop/.data")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Merit cannot use the data in /shop/.data: the data are in format 1, and this build needs"
                        + " format 2. Delete the folder to start with an empty shop and import the files again, or run"
                        + " the build that wrote it.");
    }

    @Test
    void namesTheTableOfAnotherDatabase() {
        var name = earlier();
        assertThatThrownBy(() -> setup.createTable(START, client, name, Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Merit cannot use the table " + name + ": the data are in format 1");
    }

    private String earlier() {
        var name = "merit-setup-" + System.nanoTime();
        TableSetup.createIfAbsent(client, name);
        new Table(client, name).write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        return name;
    }
}
