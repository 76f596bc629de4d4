package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random errands of one shop's back end. It knows what it bought and what of that it got back, and so what each
/// answer must be.
final class Shopper {

    private static final int DAYS = 400;

    private final Http http;
    private final Tally tally;
    private final List<String> strategies;
    private final String name;
    private final RandomGenerator random;
    private final List<String> members = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();
    private int number;

    private static final class Purchase {
        private final String id;
        private final String member;
        private final Instant at;
        private final String body;
        private long left;

        Purchase(String id, String member, Instant at, String body, long left) {
            this.id = id;
            this.member = member;
            this.at = at;
            this.body = body;
            this.left = left;
        }
    }

    Shopper(Http http, Tally tally, List<String> strategies, String name, RandomGenerator random) {
        this.http = http;
        this.tally = tally;
        this.strategies = strategies;
        this.name = name;
        this.random = random;
    }

    int run(int errands) {
        register();
        for (int i = 0; i < errands; i++) {
            switch (random.nextInt(11)) {
                case 0 -> register();
                case 1, 2, 3 -> buy(List.of());
                case 4, 5 -> buy(redeem());
                case 6, 7 -> refund();
                case 8 -> tellAgain();
                case 9 -> rollBack(redeem());
                default -> buyInABatch();
            }
        }
        return errands;
    }

    private void register() {
        var body = "{\"externalId\":\"%s\",\"registeredAt\":\"%s\"}".formatted(next("m"), someTime());
        var answer = http.post("/v1/members", "", body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        members.add(answer.json().getString("memberId"));
    }

    private void buy(List<String> redemptions) {
        var member = redemptions.isEmpty() ? any(members) : redemptions.getFirst();
        var ids = redemptions.stream().skip(1).map(id -> "\"" + id + "\"").toList();
        long amount = random.nextInt(20) == 0 ? 0 : random.nextLong(1, 50_000);
        var purchase = purchase(member, amount, String.join(",", ids));
        tally.starts(amount);
        var answer = http.post("/v1/activities", "", purchase.body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        tally.done(amount);
        purchases.add(purchase);
    }

    private Purchase purchase(String member, long amount, String redemptions) {
        var id = next("p");
        var at = someTime();
        var body = """
                {"activityId":"%s","memberId":"%s","type":"purchase","occurredAt":"%s",
                 "amount":{"minorUnits":%d,"currency":"USD"},"redemptions":[%s]}""".formatted(id, member, at, amount, redemptions);
        return new Purchase(id, member, at, body, amount);
    }

    /// A member, and its redemptions of one or both strategies for one order.
    private List<String> redeem() {
        var member = any(members);
        var order = next("o");
        var redemptions = new ArrayList<>(List.of(member));
        for (var strategy : strategies.subList(0, 1 + random.nextInt(2))) {
            var coupon = http.post(
                    "/v1/strategies/" + strategy + "/coupons", next("i"), "{\"memberId\":\"" + member + "\"}");
            assertThat(coupon.status()).as(coupon.body()).isEqualTo(201);
            var body =
                    "{\"memberId\":\"%s\",\"orderId\":\"%s\",\"order\":{\"total\":{\"minorUnits\":5001,\"currency\":\"USD\"}}}"
                            .formatted(member, order);
            var redemption = http.post("/v1/coupons/" + coupon.json().getString("code") + "/redemptions", "", body);
            assertThat(redemption.status()).as(redemption.body()).isIn(200, 201);
            redemptions.add(redemption.json().getString("redemptionId"));
        }
        return redemptions;
    }

    private void rollBack(List<String> redemptions) {
        for (var redemption : redemptions.subList(1, redemptions.size())) {
            var answer = http.post("/v1/redemptions/" + redemption + "/rollback", "", "");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private void refund() {
        if (purchases.isEmpty()) {
            return;
        }
        var purchase = any(purchases);
        long amount = random.nextLong(purchase.left + purchase.left / 4 + 2);
        var body = """
                {"activityId":"%s","memberId":"%s","type":"refund","refundOf":"%s","occurredAt":"%s",
                 "amount":{"minorUnits":%d,"currency":"USD"}}""".formatted(next("r"), purchase.member, purchase.id, later(purchase.at), amount);
        boolean possible = amount <= purchase.left;
        tally.starts(possible ? -amount : 0);
        var answer = http.post("/v1/activities", "", body);
        if (possible) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            tally.done(-amount);
            purchase.left -= amount;
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().getLong("have.minorUnits")).isEqualTo(purchase.left);
        }
    }

    private void tellAgain() {
        if (!purchases.isEmpty()) {
            var answer = http.post("/v1/activities", "", any(purchases).body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    /// A batch in which one purchase stands twice, and one is of nobody.
    private void buyInABatch() {
        var batch = new ArrayList<Purchase>();
        long sum = 0;
        for (int i = 0; i < 8; i++) {
            long amount = random.nextLong(1, 5_000);
            batch.add(purchase(any(members), amount, ""));
            sum += amount;
        }
        var bodies = new ArrayList<>(batch.stream().map(p -> p.body).toList());
        bodies.add(batch.getFirst().body);
        bodies.add(purchase("00000000000000000000", 1, "").body);
        tally.starts(sum);
        var answer = http.post("/v1/activities/batch", "", "{\"activities\":[" + String.join(",", bodies) + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getInt("recorded") + answer.json().getInt("duplicate"))
                .isEqualTo(9);
        assertThat(answer.json().getInt("rejected")).isEqualTo(1);
        tally.done(sum);
        purchases.addAll(batch);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String next(String kind) {
        return kind + name + "-" + number++;
    }

    private Instant someTime() {
        var latest = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return random.nextInt(4) == 0 ? latest : latest.minus(Duration.ofMinutes(random.nextLong(DAYS * 24L * 60)));
    }

    private static Instant later(Instant at) {
        var latest = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var later = at.plus(Duration.ofDays(9));
        return later.isAfter(latest) ? latest : later;
    }
}
