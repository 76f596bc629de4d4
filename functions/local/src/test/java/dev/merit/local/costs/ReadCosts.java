package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What reading costs: nothing, whatever the OpenAPI document has a GET for, once nothing is due.
final class ReadCosts {

    private static final String DOWNLOAD = "/v1/data-requests/{requestId}/files/{file}";

    private final Costs costs;
    private final Http http;
    private final ShopClient till;

    ReadCosts(Costs costs) {
        this.costs = costs;
        this.http = costs.http;
        this.till = costs.shop;
    }

    void measureAll() {
        var shop = shop();
        var member = shop.get("{memberId}");
        var order = "{\"memberId\": \"%s\", \"order\": {\"total\": %s}}".formatted(member, till.money(8_000));
        costs.measure("validate a code", () -> http.post("/v1/coupons/" + shop.get("{code}") + "/validate", "", order));
        costs.measure(
                "find the best offer",
                () -> http.post(
                        "/v1/members/" + member + "/offers",
                        "",
                        "{\"order\": {\"total\": " + till.money(8_000) + "}}"));
        costs.measure(
                "preview the points of a purchase",
                () -> http.post(
                        "/v1/points/previews",
                        "",
                        "{\"memberId\": \"" + member + "\", \"amount\": " + till.money(8_000) + "}"));
        var download = DOWNLOAD.replace("{requestId}", shop.get("{requestId}")).replace("{file}", "manifest.json");
        costs.measure("download a file of another's export", () -> http.get(download));
        http.get("/v1/members/" + member + "/referral");
        long units = 0;
        Map<String, Map<String, Object>> paths =
                http.get("/v1/openapi?format=json").json().getMap("paths");
        for (var path : paths.keySet()) {
            if (paths.get(path).containsKey("get") && path.startsWith("/v1/") && !path.equals(DOWNLOAD)) {
                var filled = new String[] {path + query(path)};
                shop.forEach((name, value) -> filled[0] = filled[0].replace(name, value));
                units += costs.of(() -> http.get(filled[0]));
            }
        }
        costs.note("get or list anything else", units);
    }

    private static String query(String path) {
        if (path.endsWith("/series")) {
            return "?currency=USD&from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z&step=day&zone=UTC";
        }
        return switch (path) {
            case "/v1/redemptions" -> "?memberId={memberId}";
            case "/v1/members" -> "?externalId=cost-1";
            case "/v1/audit/roots/{day}/consistency" -> "?from={day}";
            case "/v1/totals/purchases",
                    "/v1/totals/revenue",
                    "/v1/totals/redemptions",
                    "/v1/totals/vouchers",
                    "/v1/members/{memberId}/totals" -> "?currency=USD";
            default -> "";
        };
    }

    private Map<String, String> shop() {
        var member = till.members(1).getFirst();
        var path = "/v1/strategies/" + till.strategy(ShopClient.percent("10"), "", "");
        var segment = costs.made("/v1/segments", """
                {"name": "cost", "rules": {"all": [{"type": "purchases", "atLeast": 1}]}}""", "segmentId");
        TestClock.forward(Duration.ofMinutes(1));
        costs.task("segments");
        var voucher = costs.made(CodeCosts.vouchers(costs, ""), "{}", "code");
        var redeemed = till.redeem(voucher, member, "cost-paid", 900);
        till.purse().adjust(member, 100);
        till.purse().spend(member, "cost-spent", 10);
        till.purse().transfer(member, "cost-given", till.members(1).getFirst(), 10);
        var shop = new LinkedHashMap<String, String>();
        shop.put("{memberId}", member);
        shop.put("{reconciliationId}", costs.made("/v1/aggregation/reconciliations", "", "reconciliationId"));
        shop.put("{strategyId}", path.substring(path.lastIndexOf('/') + 1));
        shop.put("{batchId}", costs.made(path + "/batches", "{\"quantity\": 5}", "batchId"));
        shop.put("{segmentId}", segment);
        shop.put("{jobId}", costs.made(path + "/issuance-jobs", "{\"segmentId\": \"" + segment + "\"}", "jobId"));
        shop.put("{code}", voucher);
        shop.put("{redemptionId}", redeemed.json().getString("redemptionId"));
        shop.put("{recordId}", http.get("/v1/audit?limit=1").json().getString("items[0].entryId"));
        costs.task("audit");
        shop.put("{day}", http.get("/v1/audit/roots").json().getString("items[0].day"));
        shop.put("{requestId}", costs.made("/v1/members/" + member + "/exports", "", "requestId"));
        costs.task("exports");
        shop.put("{orderId}", "cost-spent");
        shop.put("{transferId}", "cost-given");
        assertThat(List.copyOf(shop.values())).doesNotContainNull();
        return shop;
    }
}
