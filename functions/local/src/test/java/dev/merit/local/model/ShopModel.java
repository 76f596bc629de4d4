package dev.merit.local.model;

import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Coupons, shared codes and their redemptions as anybody would keep them who is alone with them: in lists, counted
/// anew whenever a number is asked for. A reservation whose time is over is released the moment it is.
final class ShopModel {

    static final Duration LEASE = Duration.ofHours(1);

    final List<Code> codes = new ArrayList<>();
    final Map<String, Taken> taken = new LinkedHashMap<>();

    String issue(Plan plan, int member) {
        return issued(plan, member) >= plan.perMember()
                ? "member-limit-reached"
                : stock(plan) < 1 ? "sold-out" : "201 issued";
    }

    /// What is answered to one or two codes; where that is 201, it is done.
    String take(List<Code> wanted, int member, String order, long total, boolean reserve) {
        var sorted =
                wanted.stream().sorted(Comparator.comparing(Code::canonical)).toList();
        var request = member + " " + total + " " + sorted;
        var present = held(code -> wanted.contains(code.code), order);
        if (!present.isEmpty()) {
            if (present.size() < wanted.size() || present.stream().anyMatch(t -> !t.request.equals(request))) {
                return "redemption-differs";
            }
            if (reserve || present.getFirst().state.equals("redeemed")) {
                return "200 " + present.getFirst().state;
            }
            present.getFirst().state = "redeemed";
            return "201 redeemed";
        }
        if (wanted.stream().anyMatch(c -> !c.isShared() && uses(c) >= c.plan().usesPerCoupon())) {
            return "already-redeemed";
        }
        if (wanted.stream().anyMatch(c -> !c.isShared() && c.owner() != member)) {
            return "not-eligible";
        }
        if (wanted.size() > 1 && (sorted.stream().anyMatch(c -> !c.plan().stackable()) || plans(wanted) < 2)) {
            return "not-stackable";
        }
        var state = reserve ? "reserved" : "redeemed";
        var until = TestClock.now().plus(LEASE);
        if (sorted.stream()
                .anyMatch(c ->
                        c.isShared() && issued(c.plan(), member) >= c.plan().perMember())) {
            return "member-limit-reached";
        }
        if (sorted.stream().anyMatch(c -> c.isShared() && stock(c.plan()) < 1)) {
            return "sold-out";
        }
        for (var codes : Best.of(sorted, total)) {
            var made = new ArrayList<Taken>();
            long left = total;
            for (var code : codes) {
                long discount = code.plan().discount().applyAsLong(left);
                var purchase = Optional.ofNullable(taken.get(code.text() + " " + order))
                        .map(before -> before.purchase)
                        .filter(p -> p.refunded < p.amount);
                made.add(new Taken(code, member, request, discount, state, until, purchase.orElse(null)));
                left -= discount;
            }
            if (made.stream().allMatch(t -> t.discount - t.returned() <= budget(t.code.plan()))) {
                made.forEach(t -> taken.put(t.code.text() + " " + order, t));
                return "201 " + state;
            }
        }
        return "budget-exhausted";
    }

    private static long plans(List<Code> codes) {
        return codes.stream().map(Code::plan).distinct().count();
    }

    List<Taken> held(Predicate<Taken> which, String order) {
        return taken.entrySet().stream()
                .filter(e -> e.getKey().endsWith(" " + order))
                .map(Map.Entry::getValue)
                .filter(t -> t.holds() && which.test(t))
                .toList();
    }

    String back(Taken one, boolean release) {
        if (release && one.state.equals("redeemed")) {
            return "not-reserved";
        }
        if (one.holds()) {
            one.state = one.state.equals("reserved") ? "released" : "rolledBack";
        }
        return "200 " + one.state;
    }

    void timePasses() {
        taken.values().stream()
                .filter(t -> t.state.equals("reserved") && !TestClock.now().isBefore(t.until))
                .forEach(t -> t.state = "released");
    }

    long stock(Plan plan) {
        long coupons = codes.stream()
                .filter(c -> c.plan().equals(plan) && !c.isShared())
                .count();
        return plan.stock()
                - coupons
                - count(t -> t.code.isShared() && t.code.plan().equals(plan));
    }

    long budget(Plan plan) {
        return plan.budget()
                - taken.values().stream()
                        .filter(t -> t.holds() && t.code.plan().equals(plan))
                        .mapToLong(t -> t.discount - t.returned())
                        .sum();
    }

    long uses(Code code) {
        return count(t -> t.code.equals(code));
    }

    /// Coupons that the member has, and uses of a shared code.
    private long issued(Plan plan, int member) {
        return codes.stream()
                        .filter(c -> c.plan().equals(plan) && c.owner() == member)
                        .count()
                + count(t -> t.code.isShared() && t.code.plan().equals(plan) && t.member == member);
    }

    private long count(Predicate<Taken> which) {
        return taken.values().stream().filter(t -> t.holds() && which.test(t)).count();
    }
}
