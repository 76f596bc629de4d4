package dev.merit.local.faults;

import static dev.merit.local.faults.Offer.usd;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One caller with members of its own, who sends one request after another and keeps the books of them. What it asks
/// for is possible, but for what all customers compete for, so each answer is known before.
///
/// The file is long because each operation stands beside its entry in the books.
final class Customer {

    private static final int DAYS = 20;
    private static final int IN_A_BATCH = 10;
    private static final int MAX_MEMBERS = 40;
    private static final int GIVEN = 1_000;
    private static final Set<String> SCARCE = Set.of("200", "201", "sold-out", "budget-exhausted");
    private static final Set<String> DONE = Set.of("200", "201");

    private final InsistentClient client;
    private final Books books;
    private final Offer offer;
    private final String name;
    private final RandomGenerator random;
    private final List<Books.Member> buyers = new ArrayList<>();
    private final List<Books.Member> savers = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();
    /// Redemptions that no purchase has named.
    private final List<Used> used = new ArrayList<>();
    private final List<Spent> spent = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();
    private int number;

    private static final class Purchase {
        final String id;
        final Books.Member member;
        final Instant at;
        final long amount;
        final String body;
        final @Nullable Used redemption;
        long refunded;

        Purchase(String id, Books.Member member, Instant at, long amount, String body, @Nullable Used redemption) {
            this.id = id;
            this.member = member;
            this.at = at;
            this.amount = amount;
            this.body = body;
            this.redemption = redemption;
        }

        /// What refunds have taken back of its points, or of its discount: in proportion, rounded down.
        long takenBack(long of) {
            return amount == 0 ? 0 : of * refunded / amount;
        }

        long points() {
            return amount / 100;
        }
    }

    /// @param discount in minor units
    private record Used(String id, Books.Member member, Books.Uses strategy, long discount) {}

    private record Spent(String order, Books.Member member, long points) {}

    private static final class Voucher {
        final String code;
        final List<Used> payments = new ArrayList<>();
        long balance = Offer.VOUCHER;

        Voucher(String code) {
            this.code = code;
        }
    }

    Customer(InsistentClient client, Books books, Offer offer, String name, RandomGenerator random) {
        this.client = client;
        this.books = books;
        this.offer = offer;
        this.name = name;
        this.random = random;
    }

    /// One operation of one or a few requests.
    void step() {
        if (buyers.isEmpty()) {
            register(buyers);
            register(savers);
            register(savers);
            give();
        }
        int which = random.nextInt(100);
        if (which < 3) {
            register(buyers.size() < MAX_MEMBERS ? buyers : savers);
        } else if (which < 20) {
            buy(any(buyers), null);
        } else if (which < 36) {
            buyInABatch();
        } else if (which < 46) {
            refund();
        } else if (which < 50) {
            sendAgain();
        } else if (which < 61) {
            redeemWhatIsScarce();
        } else if (which < 67) {
            redeemACoupon();
        } else if (which < 73) {
            payByVoucher();
        } else if (which < 79) {
            rollBack();
        } else if (which < 81) {
            give();
        } else if (which < 86) {
            spend();
        } else if (which < 89) {
            unspend();
        } else if (which < 92) {
            transfer();
        } else if (which < 94) {
            erase();
        } else {
            read();
        }
    }

    private void register(List<Books.Member> into) {
        var id = next("m");
        var body = "{\"externalId\": \"%s\", \"email\": \"%s@example.com\", \"name\": \"Member %s\"}"
                .formatted(id, id.toLowerCase(Locale.ROOT), id);
        var member = new Books.Member(done(client.post("registration", "/v1/members", body), DONE)
                .json()
                .getString("memberId"));
        into.add(member);
        books.add(member);
    }

    /// @param redemption that the purchase names
    private void buy(Books.Member member, @Nullable Used redemption) {
        var purchase = purchase(member, redemption);
        books.starts(purchase.amount);
        done(client.post("ingestion", "/v1/activities", purchase.body), DONE);
        bought(purchase);
    }

    private Purchase purchase(Books.Member member, @Nullable Used redemption) {
        var id = next("p");
        var at = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .minus(Duration.ofMinutes(random.nextLong(DAYS * 24L * 60)));
        long amount = redemption == null && random.nextInt(20) == 0 ? 0 : random.nextLong(1, 50_000);
        var redemptions = redemption == null ? "" : ", \"redemptions\": [\"" + redemption.id() + "\"]";
        var body = """
                {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "%s", "amount": %s%s}""".formatted(id, member.id, at, usd(amount), redemptions);
        return new Purchase(id, member, at, amount, body, redemption);
    }

    private void bought(Purchase purchase) {
        books.bought(purchase.member, purchase.amount);
        purchase.member.points += purchase.points();
        if (purchase.redemption != null) {
            purchase.redemption.strategy().revenue().add(purchase.amount);
        }
        purchases.add(purchase);
    }

    private void buyInABatch() {
        var batch = new ArrayList<Purchase>();
        for (int i = 0; i < IN_A_BATCH; i++) {
            var purchase = purchase(any(buyers), null);
            books.starts(purchase.amount);
            batch.add(purchase);
        }
        var bodies = batch.stream().map(one -> one.body).toList();
        var answer = done(
                client.post("ingestion", "/v1/activities/batch", "{\"activities\": " + bodies + "}"), Set.of("200"));
        if (answer.json().getInt("recorded") + answer.json().getInt("duplicate") != IN_A_BATCH) {
            throw new AssertionError(answer);
        }
        batch.forEach(this::bought);
    }

    private void refund() {
        if (purchases.isEmpty()) {
            return;
        }
        var purchase = any(purchases);
        long amount = random.nextLong(purchase.amount - purchase.refunded + 1);
        books.starts(-amount);
        var body = """
                {"activityId": "%s", "memberId": "%s", "type": "refund", "refundOf": "%s", "occurredAt": "%s", "amount": %s}""".formatted(next("r"), purchase.member.id, purchase.id, purchase.at.plusSeconds(1), usd(amount));
        done(client.post("ingestion", "/v1/activities", body), DONE);
        long before = purchase.takenBack(purchase.points());
        purchase.refunded += amount;
        purchase.member.points -= purchase.takenBack(purchase.points()) - before;
        books.refunded(purchase.member, amount);
        var redemption = purchase.redemption;
        if (redemption != null) {
            redemption.strategy().revenue().add(-amount);
            long left = redemption.discount() - purchase.takenBack(redemption.discount());
            redemption.strategy().discounts().put(redemption.id(), left);
        }
    }

    private void sendAgain() {
        if (!purchases.isEmpty()) {
            done(client.post("ingestion", "/v1/activities", any(purchases).body), Set.of("200"));
        }
    }

    private void redeemWhatIsScarce() {
        var member = any(buyers);
        long total = random.nextLong(1_000, 9_000);
        var answer = done(redeem(offer.scarceCode(), member, total), SCARCE);
        if (answer.status() < 300) {
            use(answer, member, offer.scarce());
        }
    }

    private void redeemACoupon() {
        var member = any(buyers);
        var body = "{\"memberId\": \"%s\", \"couponId\": \"%s\"}".formatted(member.id, next("c"));
        var coupon = done(client.post("issuance", "/v1/strategies/" + offer.plenty() + "/coupons", body), DONE);
        books.recorded();
        use(done(redeem(coupon.json().getString("code"), member, 5_000), DONE), member, offer.plenty());
    }

    private InsistentClient.Answer redeem(String code, Books.Member member, long total) {
        var body = "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": {\"total\": %s}}"
                .formatted(member.id, next("o"), usd(total));
        return client.post("redemption", "/v1/coupons/" + code + "/redemptions", body);
    }

    /// Half of the redemptions are named by a purchase at once, and the others may be rolled back.
    private void use(InsistentClient.Answer answer, Books.Member member, String strategy) {
        var id = answer.json().getString("redemptionId");
        var redemption =
                new Used(id, member, books.uses(strategy), answer.json().getLong("discount.minorUnits"));
        redemption.strategy().discounts().put(id, redemption.discount());
        books.recorded();
        if (random.nextBoolean()) {
            buy(member, redemption);
        } else {
            used.add(redemption);
        }
    }

    private void rollBack() {
        if (!used.isEmpty()) {
            var redemption = used.remove(random.nextInt(used.size()));
            rollBack(redemption);
            redemption.strategy().discounts().remove(redemption.id());
        }
    }

    private void rollBack(Used redemption) {
        done(client.post("rollback", "/v1/redemptions/" + redemption.id() + "/rollback", ""), Set.of("200"));
    }

    /// Issues a voucher, pays with one, or takes a payment back.
    private void payByVoucher() {
        if (vouchers.isEmpty()) {
            var body = "{\"voucherId\": \"" + next("v") + "\"}";
            var issued = done(client.post("issuance", "/v1/strategies/" + offer.gifts() + "/coupons", body), DONE);
            vouchers.add(new Voucher(issued.json().getString("code")));
            books.recorded();
        }
        var voucher = any(vouchers);
        if (random.nextInt(3) == 0 && !voucher.payments.isEmpty()) {
            var payment = voucher.payments.remove(random.nextInt(voucher.payments.size()));
            rollBack(payment);
            voucher.balance += payment.strategy().discounts().remove(payment.id());
        } else {
            var member = any(buyers);
            long total = Math.min(voucher.balance, random.nextLong(1, 900));
            if (total > 0) {
                var answer = done(redeem(voucher.code, member, total), DONE);
                var id = answer.json().getString("redemptionId");
                var uses = books.uses(offer.gifts());
                uses.discounts().put(id, total);
                voucher.balance -= total;
                voucher.payments.add(new Used(id, member, uses, total));
                books.recorded();
            }
        }
        books.balance(voucher.code, voucher.balance);
    }

    private void give() {
        var member = any(savers);
        var body = "{\"points\": %d, \"reason\": \"test\", \"adjustmentId\": \"%s\"}".formatted(GIVEN, next("a"));
        done(client.post("points", "/v1/members/" + member.id + "/points/adjustments", body), DONE);
        member.points += GIVEN;
        books.recorded();
    }

    private void spend() {
        var member = any(savers);
        if (member.points > 0) {
            long points = random.nextLong(1, Math.min(member.points, 50) + 1);
            var order = next("s");
            var body = "{\"orderId\": \"%s\", \"points\": %d}".formatted(order, points);
            done(client.post("points", "/v1/members/" + member.id + "/points/redemptions", body), DONE);
            member.points -= points;
            spent.add(new Spent(order, member, points));
            books.recorded();
        }
    }

    private void unspend() {
        if (!spent.isEmpty()) {
            var one = spent.remove(random.nextInt(spent.size()));
            var path = "/v1/members/" + one.member().id + "/points/redemptions/" + one.order() + "/rollback";
            done(client.post("points", path, ""), Set.of("200"));
            one.member().points += one.points();
        }
    }

    private void transfer() {
        var from = any(savers);
        var to = any(savers);
        if (from != to && from.points > 0) {
            long points = random.nextLong(1, Math.min(from.points, 50) + 1);
            var body = "{\"transferId\": \"%s\", \"toMemberId\": \"%s\", \"points\": %d}"
                    .formatted(next("t"), to.id, points);
            done(client.post("points", "/v1/members/" + from.id + "/points/transfers", body), DONE);
            from.points -= points;
            to.points += points;
            books.recorded();
        }
    }

    /// Erases a buyer. What the member bought and saved counts for the totals as before; nothing more is sent for it.
    private void erase() {
        if (buyers.size() > 1) {
            var member = buyers.remove(random.nextInt(buyers.size()));
            var erasure = done(client.send("erasure", "DELETE", "/v1/members/" + member.id, null), Set.of("202"));
            books.erased(member, erasure.json().getString("requestId"));
            purchases.removeIf(one -> one.member == member);
            used.removeIf(one -> one.member() == member);
            vouchers.forEach(voucher -> voucher.payments.removeIf(one -> one.member() == member));
            var refused = client.get("read", "/v1/members/" + member.id);
            if (refused.status() != 404) {
                throw new AssertionError("an erased member is answered by " + refused);
            }
        }
    }

    /// What a member has is exact between two requests; a total lies between what was done before the read and what
    /// was begun by its end.
    private void read() {
        switch (random.nextInt(3)) {
            case 0 -> {
                var member = any(buyers);
                var path = "/v1/members/" + member.id + "/totals?currency=USD";
                equal(path, "purchaseAmount.minorUnits", member.net);
            }
            case 1 -> {
                var member = any(random.nextBoolean() ? buyers : savers);
                equal("/v1/members/" + member.id + "/points", "balance", member.points);
            }
            default -> {
                var before = books.done();
                var answer = done(client.get("read", "/v1/totals/purchases?currency=USD"), Set.of("200"));
                long read = answer.json().getLong("purchaseAmount.minorUnits");
                if (!books.allow(read, before)) {
                    throw new AssertionError("%d is not between %s and %s".formatted(read, before, books.done()));
                }
            }
        }
    }

    private void equal(String path, String field, long expected) {
        long read = done(client.get("read", path), Set.of("200")).json().getLong(field);
        if (read != expected) {
            throw new AssertionError("%s of %s is %d, not %d".formatted(field, path, read, expected));
        }
    }

    private static InsistentClient.Answer done(InsistentClient.Answer answer, Set<String> expected) {
        if (!expected.contains(answer.text())) {
            throw new AssertionError("answered " + answer + ", expected " + expected);
        }
        return answer;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String next(String kind) {
        return kind + name + "-" + number++;
    }
}
