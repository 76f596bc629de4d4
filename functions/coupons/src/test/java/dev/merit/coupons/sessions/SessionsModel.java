package dev.merit.coupons.sessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Coupons, a public code and their redemptions as plain numbers. Time is in seconds; a reservation whose time is over
/// is released the moment it is.
final class SessionsModel {

    static final int LEASE = 3_600;

    /// No multiple of it is near a lease, so that the time that a test itself takes counts for nothing.
    static final int LONG_ENOUGH = 1_500;

    static final class Taken {
        final String code;
        final int member;
        String id = "";
        long total;
        long discount;
        long returned;
        String state = "";
        long until;
        String purchase;
        String lastPurchase;
        int refunded;

        Taken(String code, int member) {
            this.code = code;
            this.member = member;
        }

        boolean holds() {
            return state.equals("reserved") || state.equals("redeemed");
        }
    }

    private final long budget;
    private final long stock;
    private final long perMember;
    private final long usesPerCoupon;
    private final Map<String, Integer> owners = new LinkedHashMap<>();
    private final Map<String, Taken> redemptions = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private long now;

    SessionsModel(long stock, long budget, long perMember, long usesPerCoupon) {
        this.stock = stock;
        this.budget = budget;
        this.perMember = perMember;
        this.usesPerCoupon = usesPerCoupon;
    }

    void add(String code, int owner) {
        owners.put(code, owner);
    }

    List<String> codes() {
        return List.copyOf(owners.keySet());
    }

    int owner(String code) {
        return owners.get(code);
    }

    Map<String, Integer> answers() {
        return answers;
    }

    String issue(int member) {
        return said(
                issued(member) >= perMember ? "member-limit-reached" : left().getFirst() < 1 ? "sold-out" : "issued");
    }

    String take(String code, int order, int member, long total, boolean reserve) {
        return said(taken(code, order, member, total, reserve));
    }

    private String taken(String code, int order, int member, long total, boolean reserve) {
        var present = redemptions.get(code + order);
        var isPublic = owner(code) < 0;
        if (present != null && present.holds()) {
            if (present.member != member || present.total != total) {
                return "redemption-differs";
            }
            if (reserve || present.state.equals("redeemed")) {
                return "200 " + present.state;
            }
            present.state = "redeemed";
            return "201 redeemed";
        }
        if (!isPublic && uses(code, "redeemed") + uses(code, "reserved") >= usesPerCoupon) {
            return "already-redeemed";
        }
        if (!isPublic && owner(code) != member) {
            return "not-eligible";
        }
        if (isPublic && issued(member) >= perMember) {
            return "member-limit-reached";
        }
        if (isPublic && left().getFirst() < 1) {
            return "sold-out";
        }
        if (left().getLast() < total / 10) {
            return "budget-exhausted";
        }
        var taken = new Taken(code, member);
        taken.total = total;
        taken.discount = total / 10;
        taken.state = reserve ? "reserved" : "redeemed";
        taken.until = now + LEASE;
        redemptions.put(code + order, taken);
        return "201 " + taken.state;
    }

    void named(String code, int order, String id) {
        redemptions.get(code + order).id = id;
    }

    Optional<Taken> any(RandomGenerator random) {
        var all = new ArrayList<>(redemptions.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    String back(Taken one, boolean release) {
        if (release && one.state.equals("redeemed")) {
            return said("not-reserved");
        }
        if (one.holds()) {
            one.state = one.state.equals("reserved") ? "released" : "rolledBack";
        }
        return said(one.state);
    }

    boolean purchase(Taken one, String name) {
        var open = one.state.equals("redeemed") && one.purchase == null;
        if (open) {
            one.purchase = name;
            one.lastPurchase = name;
            one.refunded = 0;
        }
        return open;
    }

    void refund(Taken one) {
        if (one.state.equals("redeemed")) {
            one.returned = one.discount * one.refunded / 10;
        }
    }

    void forward(long seconds) {
        now += seconds;
        for (var one : redemptions.values()) {
            if (one.state.equals("reserved") && one.until <= now) {
                one.state = "released";
            }
        }
    }

    /// Those that were released by their time or by somebody.
    List<Taken> expired() {
        return redemptions.values().stream()
                .filter(one -> one.state.equals("released"))
                .toList();
    }

    /// Of the stock and of the budget.
    List<Long> left() {
        var held = redemptions.values().stream().filter(Taken::holds).toList();
        long coupons = owners.values().stream().filter(owner -> owner >= 0).count();
        long uses = held.stream().filter(one -> owner(one.code) < 0).count();
        long spent = held.stream().mapToLong(one -> one.discount - one.returned).sum();
        return List.of(stock - coupons - uses, budget - spent);
    }

    String uses() {
        var uses = new StringBuilder();
        for (var code : codes()) {
            if (owner(code) >= 0) {
                uses.append(uses(code, "redeemed"))
                        .append('+')
                        .append(uses(code, "reserved"))
                        .append(' ');
            }
        }
        return uses.toString();
    }

    private long uses(String code, String state) {
        return redemptions.values().stream()
                .filter(one -> one.code.equals(code) && one.state.equals(state))
                .count();
    }

    /// Coupons, and uses of the public code.
    private long issued(int member) {
        return owners.values().stream().filter(owner -> owner == member).count()
                + redemptions.values().stream()
                        .filter(one -> one.holds() && one.member == member && owner(one.code) < 0)
                        .count();
    }

    private String said(String answer) {
        answers.merge(answer, 1, Integer::sum);
        return answer;
    }
}
