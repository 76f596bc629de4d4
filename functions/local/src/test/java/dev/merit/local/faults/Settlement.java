package dev.merit.local.faults;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Compares, after the last request, each figure that Merit has with the books.
final class Settlement {

    private final InsistentClient client;
    private final Table table;
    private final Books books;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    Settlement(InsistentClient client, Table table, Books books) {
        this.client = client;
        this.table = table;
        this.books = books;
    }

    /// Each difference as a line.
    List<String> differences(Offer offer) {
        totals();
        client.post("aggregation", "/v1/aggregation/runs", "");
        totals();
        for (var member : books.members()) {
            compare("/v1/members/" + member.id + "/totals?currency=USD", "purchaseAmount.minorUnits", member.net);
            compare("/v1/members/" + member.id + "/points", "balance", member.points);
        }
        books.strategies()
                .forEach((strategy, uses) -> compare(
                        "/v1/strategies/" + strategy + "/totals",
                        "revenue.minorUnits",
                        uses.revenue().sum()));
        books.vouchers()
                .forEach((voucher, balance) -> compare("/v1/coupons/" + voucher, "balance.minorUnits", balance));
        var scarce = books.uses(offer.scarce());
        var strategy = new StrategyId(offer.scarce());
        compare("the stock", offer.stock() - scarce.discounts().size(), left(Shards.ofStock(strategy)));
        compare("the budget", offer.budget() - scarce.sum(), left(Shards.ofBudget(strategy)));
        erase();
        totals();
        reconcile();
        return differences;
    }

    /// How many figures were compared.
    int compared() {
        return compared;
    }

    private void erase() {
        boolean isDone;
        do {
            var run = client.post("erasure", "/v1/aggregation/tasks/erasures", "");
            isDone = run.json().getBoolean("done");
        } while (!isDone);
        for (var request : books.erasures()) {
            compared++;
            var status =
                    client.get("read", "/v1/data-requests/" + request).json().getString("status");
            if (!status.equals("done")) {
                differences.add("erasure %s is %s".formatted(request, status));
            }
        }
    }

    private void totals() {
        var path = "/v1/totals/purchases?currency=USD";
        compare(path, "purchaseAmount.minorUnits", books.net());
        compare(path, "purchaseCount", books.purchases());
        compare(path, "memberCount", books.members().size());
        long revenue = books.strategies().values().stream()
                .mapToLong(uses -> uses.revenue().sum())
                .sum();
        compare("/v1/totals/revenue?currency=USD", "revenue.minorUnits", revenue);
        long vouchers =
                books.vouchers().values().stream().mapToLong(Long::longValue).sum();
        compare("/v1/totals/vouchers?currency=USD", "balance.minorUnits", vouchers);
        var redemptions =
                client.get("read", "/v1/totals/redemptions?currency=USD").json();
        long active = books.strategies().values().stream()
                .mapToLong(uses -> uses.discounts().size())
                .sum();
        compare(
                "the redemptions that are not rolled back",
                active,
                redemptions.getLong("redemptionCount") - redemptions.getLong("rollbackCount"));
    }

    private void compare(String path, String field, long expected) {
        compare(field + " of " + path, expected, client.get("read", path).json().getLong(field));
    }

    private void compare(String what, long expected, long found) {
        compared++;
        if (expected != found) {
            differences.add("%s is %d, not %d".formatted(what, found, expected));
        }
    }

    private long left(Shards shards) {
        return Shards.left(table.get(shards.keys()));
    }

    private void reconcile() {
        var answer = client.post("reconciliation", "/v1/aggregation/reconciliations", "");
        while (answer.status() == 202) {
            answer = client.post("reconciliation", "/v1/aggregation/reconciliations", "");
        }
        if (answer.status() != 200 || !answer.json().getList("differences").isEmpty()) {
            differences.add("reconciliation: " + answer.body());
        }
        compared++;
    }
}
