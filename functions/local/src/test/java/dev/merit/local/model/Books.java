package dev.merit.local.model;

import dev.merit.shared.points.PointsLot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Purchases and refunds, kept as a plain list and summed whenever a total is asked for.
final class Books {

    static final class Purchase {
        final String id;
        final int member;
        final long amount;
        final Map<Plan, Long> shares = new LinkedHashMap<>();
        final PointsLot lot;
        long refunded;
        long pointsBack;

        Purchase(String id, int member, long amount, PointsLot lot) {
            this.id = id;
            this.member = member;
            this.amount = amount;
            this.lot = lot;
        }

        long points() {
            return amount / 100;
        }
    }

    final List<Purchase> purchases = new ArrayList<>();
    private final Points points;

    Books(Points points) {
        this.points = points;
    }

    String purchase(String id, int member, long amount, List<Taken> named) {
        if (named.stream().anyMatch(t -> !t.isOpenFor(member))) {
            return "not-redeemed";
        }
        var lot = Points.lot(Points.PENDING_DAYS);
        var purchase = new Purchase(id, member, amount, lot);
        var discounts = new LinkedHashMap<Plan, Long>();
        named.forEach(t -> {
            t.purchase = purchase;
            discounts.merge(t.code.plan(), t.discount, Long::sum);
        });
        purchase.shares.putAll(Parts.of(amount, discounts));
        points.of(member).give(lot, purchase.points());
        purchases.add(purchase);
        return "201";
    }

    String refund(Purchase purchase, long amount) {
        if (amount > purchase.amount - purchase.refunded) {
            return "refund-exceeds-purchase";
        }
        purchase.refunded += amount;
        Parts.of(amount, purchase.shares).forEach((plan, part) -> purchase.shares.merge(plan, -part, Long::sum));
        long back = purchase.points() * purchase.refunded / purchase.amount;
        long more = back - purchase.pointsBack;
        purchase.pointsBack = back;
        if (purchase.lot.availableOn().isAfter(Points.today())) {
            points.of(purchase.member).give(purchase.lot, -more);
        } else {
            points.of(purchase.member).take(Points.today(), more);
        }
        return "201";
    }

    long net(int member) {
        return purchases.stream()
                .filter(p -> p.member == member)
                .mapToLong(p -> p.amount - p.refunded)
                .sum();
    }

    long revenue(Plan plan) {
        return purchases.stream()
                .mapToLong(p -> p.shares.getOrDefault(plan, 0L))
                .sum();
    }
}
