package dev.merit.privacy.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The files of a part, as both formats have them.
class ExportPartTest {

    private static final MemberId MEMBER = MemberId.random();

    private static ExportedMember member() {
        return new ExportedMember(
                MEMBER,
                PersonalDataKeys.dataKeys().create(MEMBER),
                Optional.empty(),
                new Secret("a secret of at least thirty-two characters"),
                Json.strict(),
                new Table(TestDatabase.client(), "none"),
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "=1+2 | '=1+2",
                "@SUM(A1) | '@SUM(A1)",
                "-1-cmd | '-1-cmd",
                "+49 30 123/4 | +49 30 123/4",
                "-12 | -12",
            })
    void writesCellsThatNoSpreadsheetRuns(String text, String cell) {
        assertThat(ExportPart.cell(JsonNodeFactory.instance.textNode(text))).isEqualTo(cell);
    }

    @Test
    void keepsNumbersAndObjectsAsTheyAre() {
        assertThat(ExportPart.cell(JsonNodeFactory.instance.numberNode(-5))).isEqualTo("-5");
        assertThat(ExportPart.cell(JsonNodeFactory.instance.objectNode().put("a", 1)))
                .isEqualTo("\"{\"\"a\"\":1}\"");
    }

    /// Equal rows give equal bytes, also compressed, and what is encrypted is read again.
    @Property(tries = 100)
    void givesEqualBytesForEqualRows(@ForAll("activities") List<Item> rows) {
        var member = member();
        var first = written(member, rows);
        var second = written(member, rows);
        for (int i = 0; i < 2; i++) {
            assertThat(first.get(i).file()).isEqualTo(second.get(i).file());
            assertThat(first.get(i).content().compressed())
                    .isEqualTo(second.get(i).content().compressed());
            var bytes = CompressedFile.uncompressed(first.get(i).content().compressed());
            assertThat(bytes).hasSize((int) first.get(i).file().bytes());
            assertThat(CompressedFile.sha256(bytes))
                    .isEqualTo(first.get(i).file().sha256());
        }
        var json = member.json()
                .read(new String(
                        CompressedFile.uncompressed(first.getFirst().content().compressed()), UTF_8));
        assertThat(json).hasSize(rows.size());
        assertThat(json.findValuesAsText("channel"))
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.text("channel")).toList());
    }

    @Provide
    Arbitrary<List<Item>> activities() {
        var text = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
        return text.map(channel -> Item.at(new dev.merit.shared.keys.Key(Keys.member(MEMBER), "ACTIVITY#a"))
                        .text("type", "browse")
                        .text("channel", channel))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static List<ExportPart.Ended> written(ExportedMember member, List<Item> rows) {
        var part = new ExportPart(ExportKinds.ACTIVITIES, member);
        rows.forEach(part::add);
        return part.end("activities-0001");
    }

    /// A ciphertext of one file is not that of another.
    @Test
    void isBoundToItsMemberRequestAndName() {
        var kinds = new ExportWalks(member().table(), MEMBER, Instant.EPOCH)
                .all().stream().map(ExportWalks.Walk::kind).toList();
        assertThat(new HashSet<>(kinds)).isEqualTo(new HashSet<>(ExportKinds.ALL));
        var key = member().key();
        var request = DataRequestId.random();
        var sealed = key.encrypt("export/" + request + "/a.json", "x".getBytes(UTF_8));
        assertThat(key.decrypt("export/" + request + "/a.json", sealed)).isEqualTo("x".getBytes(UTF_8));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> key.decrypt("export/" + request + "/b.json", sealed))
                .isInstanceOf(dev.merit.shared.personal.UnreadablePersonalData.class);
    }
}
