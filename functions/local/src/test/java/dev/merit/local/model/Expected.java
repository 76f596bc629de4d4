package dev.merit.local.model;

import dev.merit.shared.points.PointsLot;
import java.util.Map;
import java.util.TreeMap;

/// Every figure, as the model has it.
final class Expected {

    private Expected() {}

    static Map<String, Object> of(Run run) {
        var shop = run.shop;
        var books = run.books;
        var figures = new TreeMap<String, Object>();
        long net = 0;
        for (int i = 0; i < run.members.size(); i++) {
            figures.put("W " + i, books.net(i));
            net += books.net(i);
            var points = run.points.of(i).on(Points.today());
            var expiring = new TreeMap<>(points.byExpiry());
            expiring.remove(PointsLot.NEVER);
            expiring.values().removeIf(n -> n == 0);
            figures.put("points " + i, points.balance() + ", pending " + points.pending() + ", " + expiring);
        }
        figures.put("M", net);
        long revenue = 0;
        for (var plan : run.plans) {
            revenue += books.revenue(plan);
            figures.put("P " + plan.id(), books.revenue(plan));
            figures.put("left " + plan.id(), shop.stock(plan) + " and " + shop.budget(plan));
        }
        figures.put("R", revenue);
        shop.codes.stream().filter(c -> !c.isShared()).forEach(c -> figures.put("uses " + c.text(), shop.uses(c)));
        shop.taken.values().forEach(t -> figures.put("redemption " + t.id, t.state));
        return figures;
    }
}
