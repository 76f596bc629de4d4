package dev.merit.shared.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class TableFormatTest {

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final TableFormat format = new TableFormat(table);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void writesTheVersionIntoANewTableAndAcceptsItLater() {
        assertThat(format.isEmpty()).isTrue();
        format.verify(format::isEmpty);
        assertThat(table.get(Keys.format()).orElseThrow().number("version")).isEqualTo(TableFormat.VERSION);
        table.write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        assertThatCode(() -> format.verify(format::isEmpty)).doesNotThrowAnyException();
    }

    @Test
    void refusesItemsWithoutAVersion() {
        table.write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        assertThatThrownBy(() -> format.verify(format::isEmpty))
                .isInstanceOf(TableFormatMismatch.class)
                .hasMessage("the data are in format 1, and this build needs format 3")
                .hasNoCause()
                .satisfies(mismatch -> assertThat(mismatch.getStackTrace()).isEmpty());
        assertThat(table.get(Keys.format())).isEmpty();
    }

    @Test
    void refusesTheVersionOfALaterBuild() {
        table.write(Write.put(Item.at(Keys.format()).number("version", TableFormat.VERSION + 1)));
        assertThatThrownBy(() -> format.verify(() -> true))
                .isInstanceOf(TableFormatMismatch.class)
                .hasMessageContaining("format 3");
    }

    @Test
    void checksOnlyAVersionThatThereIs() {
        assertThatCode(format::check).doesNotThrowAnyException();
        assertThat(table.get(Keys.format())).isEmpty();
        format.verify(format::isEmpty);
        assertThatCode(format::check).doesNotThrowAnyException();
        table.write(Write.put(Item.at(Keys.format()).number("version", TableFormat.VERSION + 1)));
        assertThatThrownBy(format::check)
                .isInstanceOf(TableFormatMismatch.class)
                .hasMessageContaining("format 3");
    }
}
