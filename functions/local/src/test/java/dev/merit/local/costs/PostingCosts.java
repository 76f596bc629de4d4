package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.List;

/// What posting the ledger into the totals costs.
final class PostingCosts {

    private static final int PURCHASES = 20;
    private static final int TRIES = 200;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Costs costs;
    private final ShopClient shop;

    PostingCosts(Costs costs) {
        this.costs = costs;
        this.shop = costs.shop;
    }

    /// One quarter of an hour is three rows, two of the same day are four. Which slots are written to is chance, and
    /// so how many pages there are.
    void measureAll() {
        var member = shop.members(1).getFirst();
        shop.aggregate();
        // A run enters how late it is, which is no news where the clock stands.
        TestClock.forward(Duration.ofSeconds(1));
        long idle = costs.of(this::run);
        costs.note("run with nothing to post", idle);
        long laidDown = Meter.laidDown();
        TestClock.forward(Duration.ofSeconds(1));
        long proof = costs.of(() -> costs.http.post("/v1/aggregation/reconciliations", "", ""));
        assertThat(Meter.laidDown()).isGreaterThan(laidDown);
        costs.note("reconcile, with nothing to post", proof - (Meter.laidDown() - laidDown));
        shop.purchase(member, ShopClient.name("cost"), 100, List.of());
        var one = posted();
        for (int i = 0; i < PURCHASES; i++) {
            shop.purchase(member, ShopClient.name("cost"), 100, List.of());
        }
        var many = posted();
        long page = (many.units - one.units) / (many.pages - 1);
        assertThat(many.units).isEqualTo(one.units + page * (many.pages - 1));
        shop.purchase(member, ShopClient.name("cost"), 100, List.of());
        TestClock.forward(QUARTER);
        shop.purchase(member, ShopClient.name("cost"), 100, List.of());
        var two = posted();
        long row = two.units - one.units - page * (two.pages - 1);
        costs.note("a posting", one.units - idle - page - 3 * row);
        costs.note("each page of a posting", page);
        costs.note("each row that a posting adds to", row);
        sealed(member);
    }

    /// The first write to a slot whose page was sealed meanwhile is refused there.
    private void sealed(String member) {
        for (int i = 0; i < TRIES; i++) {
            var cost = Costs.cost(() -> shop.purchase(member, ShopClient.name("cost"), 100, List.of()));
            if (cost.refused() > 0) {
                costs.note("a purchase that meets a sealed page", cost.units());
                return;
            }
        }
        throw new AssertionError("no purchase met a sealed page");
    }

    private record Posted(long units, int pages) {}

    private Posted posted() {
        var answers = new Http.Answer[1];
        long units = costs.of(() -> answers[0] = run());
        assertThat(answers[0].json().getInt("postings")).isEqualTo(1);
        return new Posted(units, answers[0].json().getInt("pages"));
    }

    private Http.Answer run() {
        return costs.http.post("/v1/aggregation/runs", "", "");
    }
}
