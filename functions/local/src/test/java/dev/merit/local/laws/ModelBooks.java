package dev.merit.local.laws;

import dev.merit.local.laws.ModelShop.Taken;
import dev.merit.shared.points.Lot;
import dev.merit.shared.points.PlainPoints;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Purchases, refunds and points, kept as plain lists and summed whenever a total is asked for.
final class ModelBooks {

    static final int PENDING_DAYS = 3;
    static final int KEPT_MONTHS = 1;

    static final class Purchase {
        final String id;
        final int member;
        final long amount;
        final Map<ModelPlan, Long> shares = new LinkedHashMap<>();
        final List<Taken> named;
        final Lot lot;
        long refunded;
        long pointsBack;

        Purchase(String id, int member, long amount, List<Taken> named, Lot lot) {
            this.id = id;
            this.member = member;
            this.amount = amount;
            this.named = named;
            this.lot = lot;
        }

        long points() {
            return amount / 100;
        }
    }

    /// Points spent on an order, by the day they would have expired.
    record Spent(int member, String order, long points, Map<LocalDate, Long> parts) {}

    final List<Purchase> purchases = new ArrayList<>();
    final List<Spent> spent = new ArrayList<>();
    private final List<Spent> givenBack = new ArrayList<>();
    private final Map<Integer, PlainPoints> points = new LinkedHashMap<>();

    String purchase(String id, int member, long amount, List<Taken> named) {
        if (named.stream().anyMatch(t -> !t.state.equals("redeemed") || t.member != member || t.purchase != null)) {
            return "not-redeemed";
        }
        var available = today().plusDays(PENDING_DAYS);
        var lot = new Lot(available, available.plusMonths(KEPT_MONTHS + 1L).withDayOfMonth(1));
        var purchase = new Purchase(id, member, amount, named, lot);
        var discounts = new LinkedHashMap<ModelPlan, Long>();
        named.forEach(t -> {
            t.purchase = id;
            discounts.merge(t.code.plan(), t.discount, Long::sum);
        });
        purchase.shares.putAll(parts(amount, discounts));
        points(member).give(lot, purchase.points());
        purchases.add(purchase);
        return "201";
    }

    String refund(Purchase purchase, long amount) {
        if (amount > purchase.amount - purchase.refunded) {
            return "refund-exceeds-purchase";
        }
        purchase.refunded += amount;
        parts(amount, purchase.shares).forEach((plan, part) -> purchase.shares.merge(plan, -part, Long::sum));
        purchase.named.stream()
                .filter(t -> t.state.equals("redeemed") && purchase.id.equals(t.purchase))
                .forEach(t -> t.returned = t.discount * purchase.refunded / purchase.amount);
        long back = purchase.points() * purchase.refunded / purchase.amount;
        long more = back - purchase.pointsBack;
        purchase.pointsBack = back;
        if (purchase.lot.availableOn().isAfter(today())) {
            points(purchase.member).give(purchase.lot, -more);
        } else {
            points(purchase.member).take(today(), more);
        }
        return "201";
    }

    /// A whole in proportion to the weights: each part rounded down, and what is left one each to the largest
    /// remainders.
    private static Map<ModelPlan, Long> parts(long whole, Map<ModelPlan, Long> weights) {
        var parts = new LinkedHashMap<ModelPlan, Long>();
        long sum = weights.values().stream().mapToLong(w -> w).sum();
        weights.forEach((plan, weight) -> parts.put(plan, sum == 0 ? 0 : whole * weight / sum));
        var rest = new LinkedHashMap<ModelPlan, Long>();
        weights.forEach((plan, weight) -> rest.put(plan, sum == 0 ? 1 : whole * weight % sum));
        for (long left = weights.isEmpty()
                        ? 0
                        : whole - parts.values().stream().mapToLong(p -> p).sum();
                left > 0;
                left--) {
            var most = rest.keySet().iterator().next();
            for (var plan : rest.keySet()) {
                most = rest.get(plan) > rest.get(most) ? plan : most;
            }
            parts.merge(most, 1L, Long::sum);
            rest.put(most, -1L);
        }
        return parts;
    }

    String spend(int member, String order, long wanted) {
        for (var one : spent) {
            if (one.member() == member && one.order().equals(order)) {
                return givenBack.contains(one)
                        ? "rolled-back"
                        : one.points() == wanted ? "200 redeemed" : "redemption-differs";
            }
        }
        var held = points(member).on(today());
        if (held.balance() < wanted) {
            return "insufficient-points";
        }
        var parts = new LinkedHashMap<LocalDate, Long>();
        long left = wanted;
        for (var lot : held.byExpiry().entrySet()) {
            long part = Math.min(left, lot.getValue());
            if (part > 0) {
                parts.put(lot.getKey(), part);
            }
            left -= part;
        }
        points(member).take(today(), wanted);
        spent.add(new Spent(member, order, wanted, parts));
        return "201 redeemed";
    }

    String unspend(Spent one) {
        if (!givenBack.contains(one)) {
            givenBack.add(one);
            one.parts().forEach((expiry, part) -> points(one.member()).give(new Lot(today(), expiry), part));
        }
        return "200 rolledBack";
    }

    PlainPoints points(int member) {
        return points.computeIfAbsent(member, _ -> new PlainPoints());
    }

    long net(int member) {
        return purchases.stream()
                .filter(p -> p.member == member)
                .mapToLong(p -> p.amount - p.refunded)
                .sum();
    }

    long revenue(ModelPlan plan) {
        return purchases.stream()
                .mapToLong(p -> p.shares.getOrDefault(plan, 0L))
                .sum();
    }

    static LocalDate today() {
        return LocalDate.ofInstant(TestClock.now(), ZoneOffset.UTC);
    }
}
