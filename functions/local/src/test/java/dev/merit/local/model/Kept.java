package dev.merit.local.model;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every figure, as Merit answers it, or, where no answer tells it, keeps it.
final class Kept {

    private final Table table;

    Kept(Table table) {
        this.table = table;
    }

    Map<String, Object> of(Run run) {
        var figures = new TreeMap<String, Object>();
        for (int i = 0; i < run.members.size(); i++) {
            var member = run.members.get(i);
            figures.put("W " + i, run.till.net(member));
            var points = run.till.purse().standing(member);
            var expiring = new TreeMap<LocalDate, Long>();
            for (int n = 0; n < points.getList("expiring").size(); n++) {
                var at = Instant.parse(points.getString("expiring[" + n + "].at"));
                expiring.put(LocalDate.ofInstant(at, ZoneOffset.UTC), points.getLong("expiring[" + n + "].points"));
            }
            figures.put(
                    "points " + i,
                    points.getLong("balance") + ", pending " + points.getLong("pending") + ", " + expiring);
        }
        figures.put("M", run.till.net());
        var revenue = run.till.revenue();
        figures.put("R", revenue.getLong("revenue.minorUnits"));
        for (var plan : run.plans) {
            var own = revenue.find("strategies", "strategyId", plan.id());
            figures.put(
                    "P " + plan.id(),
                    own.map(found -> found.getLong("revenue.minorUnits")).orElse(0L));
        }
        stored(run, figures);
        return figures;
    }

    /// What no answer tells, in one reading. What a reservation holds whose time is over counts as left, as it is
    /// for whoever needs it.
    private void stored(Run run, Map<String, Object> figures) {
        var now = TestClock.now();
        var taken = run.shop.taken.values().stream().map(Taken::key).toList();
        var coupons = run.shop.codes.stream()
                .filter(c -> !c.isShared())
                .map(Code::key)
                .toList();
        var shards = run.plans.stream()
                .map(plan -> new StrategyId(plan.id()))
                .flatMap(id -> Stream.of(Shards.ofStock(id), Shards.ofBudget(id)))
                .flatMap(some -> some.keys().stream())
                .toList();
        var found = table.get(
                Stream.of(taken, coupons, shards).flatMap(List::stream).toList());
        var over = new ArrayList<Redemption>();
        for (var key : taken) {
            var redemption = Redemption.from(Objects.requireNonNull(found.get(key)));
            if (redemption.isReserved() && !redemption.isActive(now)) {
                over.add(redemption);
            }
            figures.put(
                    "redemption " + redemption.redemptionId(),
                    (over.contains(redemption) ? RedemptionStatus.RELEASED : redemption.status()).text());
        }
        for (var plan : run.plans) {
            var id = new StrategyId(plan.id());
            var forgotten = over.stream()
                    .filter(r -> r.strategyId().equals(id))
                    .map(Redemption::state)
                    .toList();
            long stock = left(found, Shards.ofStock(id))
                    + forgotten.stream().filter(RedemptionState::fromStock).count();
            long budget = left(found, Shards.ofBudget(id))
                    + forgotten.stream()
                            .mapToLong(s -> s.budget() - s.restored())
                            .sum();
            figures.put("left " + plan.id(), stock + " and " + budget);
        }
        for (var key : coupons) {
            var coupon = (PersonalCoupon) Coupon.from(Objects.requireNonNull(found.get(key)), now);
            figures.put(
                    "uses " + coupon.code().text(),
                    coupon.usage().redeemed() + coupon.usage().reserved());
        }
    }

    private static long left(Map<Key, Item> found, Shards shards) {
        return shards.keys().stream()
                .mapToLong(key -> Shards.left(found.get(key)))
                .sum();
    }
}
