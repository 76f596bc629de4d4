package dev.merit.coupons.vouchers;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A voucher and its redemptions as plain numbers. Time is in seconds; a reservation whose time is over is released
/// the moment it is.
final class VoucherModel {

    /// Longer than any reservation, by more than a test takes.
    static final int LEASE = 3_600;

    static final class Taken {
        String id = "";
        String state = "";
        long amount;
        long returned;

        private long stays() {
            return state.equals("redeemed") ? amount - returned : 0;
        }
    }

    private final long worth;
    private final Map<Integer, Taken> redemptions = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private long toGo;
    private long expired;
    private boolean entered;

    VoucherModel(long worth, long secondsToGo) {
        this.worth = worth;
        this.toGo = secondsToGo;
    }

    Map<String, Integer> answers() {
        return answers;
    }

    long balance() {
        return worth
                - expired
                - redemptions.values().stream().mapToLong(Taken::stays).sum();
    }

    long held() {
        return redemptions.values().stream()
                .filter(one -> one.state.equals("reserved"))
                .mapToLong(one -> one.amount)
                .sum();
    }

    String take(int order, long total, boolean reserve) {
        var one = redemptions.get(order);
        if (one != null && (one.state.equals("redeemed") || (one.state.equals("reserved") && reserve))) {
            return said("200 " + one.state + " " + one.amount);
        }
        if (one != null && one.state.equals("reserved")) {
            one.state = "redeemed";
            return said("201 redeemed " + one.amount);
        }
        long free = balance() - held();
        if (free == 0) {
            return said("voucher-empty");
        }
        if (toGo <= 0) {
            return said("not-eligible");
        }
        var taken = redemptions.computeIfAbsent(order, _ -> new Taken());
        taken.state = reserve ? "reserved" : "redeemed";
        taken.amount = Math.min(total, free);
        taken.returned = 0;
        return said("201 " + taken.state + " " + taken.amount);
    }

    void named(int order, String id) {
        redemptions.get(order).id = id;
    }

    Optional<Taken> any(RandomGenerator random) {
        var all = new ArrayList<>(redemptions.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    String back(Taken one, boolean release) {
        if (one.state.equals("redeemed") && release) {
            return said("not-reserved");
        }
        if (one.state.equals("redeemed")) {
            expired += entered ? one.stays() : 0;
            one.state = "rolledBack";
        } else if (one.state.equals("reserved")) {
            one.state = "released";
        }
        return said(one.state);
    }

    String refund(Taken one, long amount) {
        if (!one.state.equals("redeemed")) {
            return said("not-redeemed");
        }
        if (amount > one.stays()) {
            return said("refund-exceeds-payment");
        }
        if (toGo <= 0) {
            return said("voucher-expired");
        }
        one.returned += amount;
        return said("refunded");
    }

    /// Nothing, as long as something is held.
    String expire() {
        if (toGo <= 0 && held() == 0 && !entered) {
            expired += balance();
            entered = true;
        }
        return said("expiring");
    }

    String forward(long seconds) {
        toGo -= seconds;
        redemptions.values().stream()
                .filter(one -> one.state.equals("reserved"))
                .forEach(one -> one.state = "released");
        return said("wait");
    }

    private String said(String answer) {
        answers.merge(answer.replaceAll(" [0-9]+$", ""), 1, Integer::sum);
        return answer;
    }
}
