package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrategyListTest {

    @Test
    void listsAllOfThemPageByPage() {
        var drafts =
                IntStream.range(0, 7).mapToObj(_ -> Shop.draft("{}").value()).toList();
        var active = Shop.active("{}").value();
        var seen = list(Map.of("limit", "3"), "strategyId");
        assertThat(seen).doesNotHaveDuplicates().containsAll(drafts).contains(active);

        var actives = Map.of("limit", "100", "status", "active");
        assertThat(list(actives, "strategyId")).contains(active).doesNotContainAnyElementsOf(drafts);
        assertThat(list(actives, "status")).containsOnly("active");
        assertThat(list(actives, "phase")).containsAnyOf("running").doesNotContainNull();
    }

    /// Lambda refuses an answer of more than 6 MB.
    @Test
    void listsTheLargestStrategiesInPagesThatLambdaLetsThrough() {
        var conditions = "{\"conditions\": {\"skus\": " + names(64, 100)
                + ", \"excludedSkus\": " + names(64, 500)
                + ", \"categories\": " + names(100, 100)
                + ", \"excludedCategories\": " + names(100, 500) + "}}";
        var large =
                IntStream.range(0, 24).mapToObj(_ -> Shop.active(conditions)).toList();
        large.forEach(strategy -> Shop.bring(strategy, "pause"));

        var sizes = new ArrayList<Integer>();
        // Other tests leave few paused strategies, so most of a page is of this test.
        var seen = list(Map.of("limit", "100", "status", "paused"), "strategyId", sizes);

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(large.stream().map(StrategyId::value).toList());
        assertThat(sizes)
                .hasSizeGreaterThan(1)
                .allMatch(size -> size < 6_000_000)
                .anyMatch(size -> size > 3_000_000);
    }

    /// As many names as a list may have, of characters of four bytes each.
    private static String names(int longest, int first) {
        return IntStream.range(0, 200)
                .mapToObj(i -> "\"" + "\uD83D\uDE00".repeat(longest - 3) + (first + i) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void refusesListsItDoesNotKnow() {
        refused(Event.as("marketer").query("status", "gone").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("state", "active").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("limit", "0").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("cursor", "x").get("/v1/strategies"), 400, "invalid-cursor");
    }

    /// A field of all the strategies, over all pages.
    private static List<String> list(Map<String, String> query, String field) {
        return list(query, field, new ArrayList<>());
    }

    /// The same, with each page's bytes in the event that bears it.
    private static List<String> list(Map<String, String> query, String field, List<Integer> sizes) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var request = Event.as("storefront");
            query.forEach(request::query);
            var page = (next == null ? request : request.query("cursor", next)).get("/v1/strategies");
            assertThat(page.status()).isEqualTo(200);
            int escapes =
                    (int) page.body().chars().filter(c -> c == '"' || c == '\\').count();
            sizes.add(page.body().getBytes(StandardCharsets.UTF_8).length + escapes);
            found.addAll(page.json().getList("items." + field));
            next = page.json().getString("next");
        } while (next != null);
        return found;
    }
}
