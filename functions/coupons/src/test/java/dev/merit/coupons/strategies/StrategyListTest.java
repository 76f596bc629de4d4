package dev.merit.coupons.strategies;

import static dev.merit.coupons.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void refusesListsItDoesNotKnow() {
        refused(Event.as("marketer").query("status", "gone").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("state", "active").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("limit", "0").get("/v1/strategies"), 400, "invalid-parameter");
        refused(Event.as("marketer").query("cursor", "x").get("/v1/strategies"), 400, "invalid-cursor");
    }

    /// A field of all the strategies, over all pages.
    private static List<String> list(Map<String, String> query, String field) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var request = Event.as("storefront");
            query.forEach(request::query);
            var page = (next == null ? request : request.query("cursor", next)).get("/v1/strategies");
            assertThat(page.status()).isEqualTo(200);
            found.addAll(page.json().getList("items." + field));
            next = page.json().getString("next");
        } while (next != null);
        return found;
    }
}
