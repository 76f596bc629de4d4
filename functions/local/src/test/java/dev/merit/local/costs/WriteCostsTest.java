package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.TestClock;
import dev.merit.local.laws.Till;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The README's tables of what operations cost in write units, held against what they write when they are asked for
/// over HTTP. A new operation is a measurement in one of the classes here and a row there, by the same name.
@QuarkusTest
@TestProfile(WriteCostsTest.Metered.class)
@WithTestResource(TestDatabase.class)
class WriteCostsTest {

    private static final Path README = Path.of("../../README.md");
    private static final Pattern CHAPTER = Pattern.compile("\n### What it costs\n(.*?)\n### ", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(\\|.*\\|)\n\\|[-|]+\\|\n((?:\\|.*\\|\n)+)");
    private static final Instant START = Instant.parse("2031-03-10T12:00:00Z");

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    public static final class Metered implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.dynamodb.interceptors", Meter.class.getName());
        }
    }

    @AfterEach
    void now() {
        TestClock.setRight();
    }

    /// The schedule first, while nothing is due but what is done for it; posting last, since it seals the pages
    /// that all others write to.
    @Test
    void costWhatTheReadmeSays() throws IOException {
        TestClock.standAt(START);
        var http = new Http(port);
        var costs = new Costs(http, new Till(http, "USD"));
        new TaskCosts(costs).measureAll();
        new LoyaltyCosts(costs).measureAll();
        new SegmentCosts(costs, table).measureAll();
        costs.till.purse().programme(0, 12);
        new ShopCosts(costs).measureAll();
        new StrategyCosts(costs).measureAll();
        new CodeCosts(costs).measureAll();
        new RefusalCosts(costs, new Http(port, "storefront")).measureAll();
        new ReadCosts(costs).measureAll();
        new PostingCosts(costs).measureAll();
        costs.measured.forEach((operation, units) -> System.out.println("| " + operation + " | " + units + " |"));
        assertThat(costs.measured).containsExactlyInAnyOrderEntriesOf(told());
    }

    /// The figures of all tables of the chapter. Where a table has several columns of them, a figure's name is its
    /// row's and its column's.
    private static Map<String, Long> told() throws IOException {
        var chapter = CHAPTER.matcher(Files.readString(README));
        assertThat(chapter.find()).as("the README has the chapter").isTrue();
        var told = new LinkedHashMap<String, Long>();
        TABLE.matcher(chapter.group(1)).results().forEach(table -> {
            var columns = cells(table.group(1));
            table.group(2).lines().map(WriteCostsTest::cells).forEach(row -> read(columns, row, told));
        });
        return told;
    }

    private static void read(List<String> columns, List<String> row, Map<String, Long> told) {
        for (int i = 1; i < columns.size(); i++) {
            var name = columns.size() == 2 ? row.getFirst() : row.getFirst() + ", " + columns.get(i);
            assertThat(told.put(name, Long.valueOf(row.get(i)))).as(name).isNull();
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
