package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TotalsTest {

    private static final String ANN = "/v1/members/" + TotalsFixture.ANN + "/totals";
    private static final String SPRING = "/v1/strategies/" + TotalsFixture.SPRING + "/totals";
    private static final String SERIES = "currency=USD&step=day&from=2026-01-01T00:00:00Z";

    @Inject
    TotalsFixture shop;

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void countsEveryCommittedWriteNow() {
        var before = Instant.now();
        var json = get("marketer", "/v1/totals/purchases", "currency=USD").json();
        assertThat(json.getLong("purchaseAmount.minorUnits")).isEqualTo(16_999);
        assertThat(json.getInt("purchaseCount")).isEqualTo(4);
        assertThat(json.getInt("refundCount")).isEqualTo(1);
        assertThat(json.getInt("memberCount")).isEqualTo(2);
        assertThat(json.getString("at")).isEqualTo(json.getString("effectiveAt"));
        assertThat(Instant.parse(json.getString("at"))).isAfter(before.minusMillis(1));
        assertThat(json.getString("postedAt")).isEqualTo("2026-03-08T10:30:00Z");
        assertThat(get("marketer", "/v1/totals/revenue", "currency=USD&freshness=committed")
                        .json()
                        .getLong("revenue.minorUnits"))
                .isEqualTo(14_999);
        assertThat(get("operator", SPRING, "").json().getLong("revenue.minorUnits"))
                .isEqualTo(2_500);
    }

    @Test
    void leavesOutWhatIsNotPostedWhereAskedTo() {
        var json = get("operator", "/v1/totals/purchases", "currency=USD&freshness=posted")
                .json();
        assertThat(json.getLong("purchaseAmount.minorUnits")).isEqualTo(3_500);
        assertThat(json.getInt("memberCount")).isEqualTo(2);
        assertThat(get("operator", SPRING, "freshness=posted").json().getLong("revenue.minorUnits"))
                .isEqualTo(1_000);
        assertThat(get("operator", "/v1/totals/purchases/series", SERIES + "&freshness=posted")
                        .json()
                        .getList("points.total.minorUnits", Long.class))
                .last()
                .isEqualTo(3_500L);
    }

    /// Three sums of the largest amounts there are: the totals that hold them are too large, and no others are.
    @Test
    void answersOtherTotalsWhereOneIsTooLarge() {
        shop.sellBeyondAllRange("KWD");
        var revenue = "/v1/strategies/" + TotalsFixture.WINTER + "/totals";
        for (var freshness : List.of("committed", "posted")) {
            for (var path : List.of("/v1/totals/purchases", "/v1/totals/revenue", revenue)) {
                var json = refused(
                        "marketer", path, (path.equals(revenue) ? "" : "currency=KWD&") + "freshness=" + freshness);
                assertThat(json.getString("total"))
                        .isEqualTo(path.endsWith("purchases") ? "purchaseAmount" : "revenue");
                assertThat(json.getString("currency")).isEqualTo("KWD");
            }
            for (var path : List.of("/v1/totals/purchases/series", "/v1/totals/revenue/series")) {
                refused("marketer", path, SERIES.replace("USD", "KWD") + "&freshness=" + freshness);
            }
            var json = get("marketer", "/v1/totals/purchases", "currency=EUR&freshness=" + freshness)
                    .json();
            assertThat(json.getLong("purchaseAmount.minorUnits")).isZero();
            assertThat(json.getInt("memberCount")).isEqualTo(2);
        }
        for (var committed : List.of(true, false)) {
            var query = "currency=USD&freshness=" + (committed ? "committed" : "posted");
            assertThat(get("marketer", "/v1/totals/purchases", query).json().getLong("purchaseAmount.minorUnits"))
                    .isEqualTo(committed ? 16_999 : 3_500);
            assertThat(get("marketer", SPRING, query.substring(13)).json().getLong("revenue.minorUnits"))
                    .isEqualTo(committed ? 2_500 : 1_000);
        }
        assertThat(get("marketer", "/v1/totals/revenue", "currency=USD").json().getLong("revenue.minorUnits"))
                .isEqualTo(14_999);
        assertThat(get("operator", "/v1/totals/purchases/series", SERIES)
                        .json()
                        .getList("points.total.minorUnits", Long.class))
                .last()
                .isEqualTo(16_999L);
        shop.takeBackToTheLargest("KWD");
        assertThat(get("marketer", "/v1/totals/purchases", "currency=KWD")
                        .json()
                        .getLong("purchaseAmount.minorUnits"))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(get("marketer", revenue, "").json().getLong("revenue.minorUnits"))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void keepsCurrenciesApart() {
        var json = get("marketer", "/v1/totals/purchases", "currency=JPY").json();
        assertThat(json.getLong("purchaseAmount.minorUnits")).isZero();
        assertThat(json.getString("purchaseAmount.currency")).isEqualTo("JPY");
        assertThat(json.getInt("memberCount")).isEqualTo(2);
        assertThat(get("marketer", "/v1/totals/revenue", "currency=JPY").json().getList("strategies"))
                .isEmpty();
        assertThat(get("storefront", ANN, "currency=JPY").json().getLong("purchaseAmount.minorUnits"))
                .isZero();
    }

    @Test
    void ordersStrategiesByTheirRevenue() {
        var json = get("marketer", "/v1/totals/revenue", "currency=USD").json();
        assertThat(json.getList("strategies.strategyId"))
                .isEqualTo(List.of(TotalsFixture.AUTUMN.value(), TotalsFixture.SPRING.value()));
        assertThat(json.getList("strategies.revenue.minorUnits")).isEqualTo(List.of(12_499, 2_500));
    }

    @Test
    void goesOnToNowWhereNoEndIsGiven() {
        var points = get("operator", "/v1/totals/purchases/series", SERIES.replace("day", "month"))
                .json();
        assertThat(points.getList("points.total.minorUnits", Long.class))
                .startsWith(1_000L, 1_000L, 7_000L, 16_999L)
                .last()
                .isEqualTo(16_999L);
        assertThat(Instant.parse(points.<String>getList("points.at").getLast()))
                .isBetween(Instant.now().minusSeconds(960), Instant.now());
    }

    @Test
    void sumsTheRevenueOfAllStrategiesOverTime() {
        var points = get(
                        "operator",
                        "/v1/totals/revenue/series",
                        SERIES.replace("day", "month") + "&to=2026-05-01T00:00:00Z")
                .json();
        assertThat(points.getList("points.total.minorUnits")).isEqualTo(List.of(1_000, 1_000, 5_000, 14_999));
        assertThat(points.getList("points.change.minorUnits")).isEqualTo(List.of(1_000, 0, 4_000, 9_999));
    }

    @Test
    void sharesTheRevenueOverTimeAmongTheStrategies() {
        var series = get(
                        "operator",
                        "/v1/totals/revenue/series",
                        SERIES.replace("day", "month") + "&to=2026-05-01T00:00:00Z&by=strategy")
                .json();
        assertThat(series.getList("strategies.name")).containsExactlyInAnyOrder("Spring sale", "Autumn sale");
        List<Map<String, ?>> points = series.getList("points");
        for (int i = 0; i < points.size(); i++) {
            var shares = series.getList("points[" + i + "].strategies.change.minorUnits", Long.class);
            assertThat(shares.stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(series.getLong("points[" + i + "].change.minorUnits"));
        }
    }

    @Test
    void answersAMembersWalletAndItsPast() {
        var now = Event.asMember(TotalsFixture.ANN.value())
                .query("currency", "USD")
                .get(ANN)
                .json();
        assertThat(now.getLong("purchaseAmount.minorUnits")).isEqualTo(3_000);
        assertThat(now.getInt("purchaseCount")).isEqualTo(2);
        assertThat(now.getInt("refundCount")).isEqualTo(1);
        var then = get("marketer", ANN, "currency=USD&at=2026-03-08T10:59:59Z").json();
        assertThat(then.getLong("purchaseAmount.minorUnits")).isEqualTo(3_500);
        assertThat(then.getInt("refundCount")).isZero();
        assertThat(then.getString("effectiveAt")).isEqualTo("2026-03-08T10:45:00Z");
    }

    @Test
    void keepsAMemberFromAnothersTotals() {
        var ben = "/v1/members/" + TotalsFixture.BEN + "/totals";
        assertThat(Event.asMember(TotalsFixture.ANN.value())
                        .query("currency", "USD")
                        .get(ben)
                        .status())
                .isEqualTo(403);
        assertThat(Event.asMember(TotalsFixture.ANN.value())
                        .get("/v1/members/nobody/totals")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/totals/purchases",
                "/v1/totals/purchases/series",
                "/v1/totals/revenue",
                "/v1/totals/revenue/series",
                "/v1/strategies/0000000spr1n/totals"
            })
    void areForMarketersAndOperators(String path) {
        assertThat(Event.anonymous().get(path).status()).isEqualTo(401);
        assertThat(Event.as("storefront").get(path).status()).isEqualTo(403);
        assertThat(Event.asMember(TotalsFixture.ANN.value()).get(path).status()).isEqualTo(403);
    }

    @Test
    void askForACaller() {
        assertThat(Event.anonymous().query("currency", "USD").get(ANN).status()).isEqualTo(401);
        assertThat(Event.as("other").query("currency", "USD").get(ANN).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members/00000000000000000nob/totals, currency=USD, member",
        "/v1/members/00000000000000000nob/totals, currency=USD&at=2026-01-01T00:00:00Z, member",
        "/v1/members/nobody/totals, currency=USD, member",
        "/v1/strategies/000000n0th1n/totals, '', strategy",
        "/v1/strategies/nothing/totals, '', strategy",
        "/v1/totals/revenue/series, currency=USD&from=2026-01-01T00:00:00Z&step=day&strategyId=000000n0th1n, strategy",
    })
    void knowOnlyWhatIsThere(String path, String query, String what) {
        var answer = get("operator", path, query);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("code")).isEqualTo("not-found");
        assertThat(answer.json().getString("detail")).isEqualTo("There is no such " + what + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "/v1/totals/purchases | none | ?currency | is required",
                "/v1/totals/purchases | currency=usd | ?currency | must be the ISO 4217 code of a currency, as in USD",
                "/v1/totals/purchases | currency=XXX | ?currency | must be the ISO 4217 code of a currency, as in USD",
                "/v1/totals/purchases | currency=USD&at=2026-03-08 | ?at | must be a time with an offset, as in"
                        + " 2026-11-22T10:15:30Z",
                "/v1/totals/purchases | currency=USD&at=2999-01-01T00:00:00Z | ?at | must not lie in the future",
                "/v1/totals/purchases | currency=USD&freshness=stale | ?freshness | must be one of committed, posted",
                "/v1/totals/purchases | currency=USD&time=2026-03-08T00:00:00Z | ?time | is not known here",
                "/v1/totals/revenue | none | ?currency | is required",
                "/v1/totals/revenue | currency=USD&strategyId=x | ?strategyId | is not known here",
                "/v1/totals/revenue/series | currency=USD&from=2026-01-01T00:00:00Z&step=day&strategyId=x |"
                        + " ?strategyId | is not a strategy id",
                "/v1/totals/revenue/series | currency=USD&from=2026-01-01T00:00:00Z&step=day&by=day | ?by | must be strategy",
                "/v1/totals/purchases/series | currency=USD&step=day | ?from | is required",
                "/v1/totals/purchases/series | currency=USD&from=2026-01-01T00:00:00Z | ?step | is required",
                "/v1/totals/purchases/series | currency=USD&from=2026-01-01T00:00:00Z&step=week | ?step | must be one"
                        + " of quarter-hour, hour, day, month",
                "/v1/totals/purchases/series | currency=USD&from=2026-01-01T00:00:00Z&step=day&zone=Mars | ?zone |"
                        + " must be the name of a time zone, as in Europe/Berlin",
                "/v1/totals/purchases/series | currency=USD&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z&step=day"
                        + " | ?from | must not be after to",
                "/v1/totals/purchases/series | currency=USD&from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&step=day"
                        + " | ?to | must not lie in the future",
                "/v1/totals/purchases/series | currency=USD&from=2025-01-01T00:00:00Z&step=quarter-hour | ?from | makes"
                        + " more than 1000 points with this step",
                "/v1/members/00000000000000000ann/totals | none | ?currency | is required",
                "/v1/members/00000000000000000ann/totals | currency=USD&freshness=posted | ?freshness | is not known"
                        + " here",
                "/v1/strategies/0000000spr1n/totals | currency=USD | ?currency | is not known here",
                "/v1/strategies/0000000spr1n/totals | at=now | ?at | must be a time with an offset, as in"
                        + " 2026-11-22T10:15:30Z",
            })
    void nameTheParameterThatIsWrong(String path, String query, String pointer, String reason) {
        var answer = get("operator", path, query == null ? "" : query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("invalid-parameter");
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(answer.json().getString("errors[0].reason")).isEqualTo(reason);
    }

    private static Json refused(String role, String path, String query) {
        var answer = event(role, query).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().getString("code")).isEqualTo("total-out-of-range");
        return answer.json();
    }

    private static Event.Answer get(String role, String path, String query) {
        return event(role, query).get(path);
    }

    private static Event event(String role, String query) {
        var event = Event.as(role);
        for (var parameter : query.split("&", -1)) {
            var parts = parameter.split("=", 2);
            if (parts.length == 2) {
                event.query(parts[0], parts[1]);
            }
        }
        return event;
    }
}
