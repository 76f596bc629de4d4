package dev.merit.local.faults;

/// The strategies of a run.
///
/// @param scarce a strategy with a stock and a budget, of a tenth off
/// @param scarceCode its public code
/// @param plenty a strategy of coupons of [#FIXED] off
/// @param gifts a strategy of gift vouchers of [#VOUCHER]
record Offer(String scarce, String scarceCode, String plenty, String gifts, long stock, long budget) {

    static final long FIXED = 333;
    static final long VOUCHER = 1_000_000;

    static Offer open(InsistentClient client, long stock, long budget) {
        var programme = client.send(
                "setup",
                "PUT",
                "/v1/points/programme",
                "{\"currency\": \"USD\", \"startsAt\": \"2020-01-01T00:00:00Z\", \"perUnit\": \"1\", \"pointValue\": \"1\", \"transfers\": true}");
        if (programme.status() != 200) {
            throw new AssertionError(programme);
        }
        var scarce = strategy(
                client,
                "scarce",
                "coupon",
                "{\"type\": \"percentOff\", \"percent\": \"10\"}",
                "\"stock\": %d, \"budget\": %s".formatted(stock, usd(budget)));
        var code = client.post("setup", "/v1/strategies/" + scarce + "/codes", "{\"code\": \"FAULTS10\"}");
        var plenty =
                strategy(client, "plenty", "coupon", "{\"type\": \"amountOff\", \"amount\": " + usd(FIXED) + "}", "");
        var gifts = strategy(
                client, "gifts", "giftVoucher", "{\"type\": \"storedValue\", \"amount\": " + usd(VOUCHER) + "}", "");
        return new Offer(scarce, code.json().getString("code"), plenty, gifts, stock, budget);
    }

    static String usd(long minorUnits) {
        return "{\"minorUnits\": " + minorUnits + ", \"currency\": \"USD\"}";
    }

    private static String strategy(InsistentClient client, String name, String kind, String benefit, String limits) {
        var made = client.post("setup", "/v1/strategies", """
                {"externalId": "%1$s", "name": "%1$s", "kind": "%2$s", "currency": "USD", "benefit": %3$s, "limits": {%4$s},
                 "window": {"from": "2020-01-01T00:00:00", "zone": "Europe/Berlin"}}""".formatted(name, kind, benefit, limits));
        if (made.status() >= 300) {
            throw new AssertionError(made);
        }
        var id = made.json().getString("strategyId");
        var active = client.post("setup", "/v1/strategies/" + id + "/activate", "");
        if (active.status() != 200) {
            throw new AssertionError(active);
        }
        return id;
    }
}
