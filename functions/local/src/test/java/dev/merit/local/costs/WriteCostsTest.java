package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestClock;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Compares the tables of docs/costs.md with the write units that DynamoDB reports for each operation over HTTP. A new
/// operation is a measurement in one of the classes here and a row of the same name there.
///
/// With `-Dmerit.docs.write=true` the measured figures are written into the rows first.
@QuarkusTest
@TestProfile(WriteCostsTest.Metered.class)
@WithTestResource(TestDatabase.class)
class WriteCostsTest {

    private static final Path PAGE = Path.of("../../docs/costs.md");
    private static final Pattern TABLE = Pattern.compile("(\\|.*\\|)\n\\|[-|]+\\|\n((?:\\|.*\\|\n)+)");
    private static final Instant START = Instant.parse("2031-03-10T12:00:00Z");

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    public static final class Metered implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Meter.class);
        }
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    /// The schedule first, while nothing is due but what is done for it; posting last, since it seals the pages
    /// that all others write to.
    @Test
    void costWhatTheDocsSay() throws IOException {
        TestClock.stopAt(START);
        var http = new Http(port);
        var costs = new Costs(http, new ShopClient(http, "USD"));
        new TaskCosts(costs).measureAll();
        new LoyaltyCosts(costs).measureAll();
        new SegmentCosts(costs, table).measureAll();
        costs.shop.purse().programme(0, 12);
        new ShopCosts(costs).measureAll();
        new StrategyCosts(costs).measureAll();
        new CodeCosts(costs).measureAll();
        new RefusalCosts(costs, new Http(port, "storefront")).measureAll();
        new ReadCosts(costs).measureAll();
        new PostingCosts(costs).measureAll();
        costs.measured.forEach((operation, units) -> System.out.println("| " + operation + " | " + units + " |"));
        var page = Files.readString(PAGE);
        if (Boolean.getBoolean("merit.docs.write")) {
            page = TABLE.matcher(page)
                    .replaceAll(table -> Matcher.quoteReplacement(Rows.of(table).with(costs.measured)));
            Files.writeString(PAGE, page);
        }
        assertThat(costs.measured).containsExactlyInAnyOrderEntriesOf(figures(page));
    }

    private static Map<String, Long> figures(String page) {
        var figures = new LinkedHashMap<String, Long>();
        TABLE.matcher(page).results().map(Rows::of).forEach(rows -> rows.addTo(figures));
        return figures;
    }

    /// A table of the page. If it has several columns of figures, a figure's name is that of its row and its column.
    private record Rows(List<String> columns, List<List<String>> rows) {

        static Rows of(MatchResult table) {
            var rows = table.group(2).lines().map(Rows::cells).toList();
            return new Rows(cells(table.group(1)), rows);
        }

        private static List<String> cells(String line) {
            return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                    .map(String::strip)
                    .toList();
        }

        private String name(List<String> row, int column) {
            return columns.size() == 2 ? row.getFirst() : row.getFirst() + ", " + columns.get(column);
        }

        void addTo(Map<String, Long> figures) {
            for (var row : rows) {
                for (int i = 1; i < columns.size(); i++) {
                    var name = name(row, i);
                    assertThat(figures.put(name, Long.valueOf(row.get(i))))
                            .as(name)
                            .isNull();
                }
            }
        }

        /// The table with these figures; a row that was not measured keeps its own.
        String with(Map<String, Long> measured) {
            var lines = new ArrayList<String>();
            lines.add(line(columns));
            lines.add("|" + "---|".repeat(columns.size()));
            for (var row : rows) {
                var cells = new ArrayList<>(row);
                for (int i = 1; i < cells.size(); i++) {
                    var units = measured.get(name(row, i));
                    cells.set(i, units == null ? row.get(i) : units.toString());
                }
                lines.add(line(cells));
            }
            return String.join("\n", lines) + "\n";
        }

        private static String line(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |";
        }
    }
}
