package dev.merit.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;

/// What is done with coupons and shared codes.
final class CouponSteps {

    private static final int ORDERS = 6;

    private final Run run;

    CouponSteps(Run run) {
        this.run = run;
    }

    void issue() {
        var plan = run.any(run.plans);
        int member = run.random.nextInt(run.members.size());
        var answer = run.till.issue(plan.id(), run.members.get(member));
        run.compare("issue " + run.plans.indexOf(plan) + " to " + member, run.shop.issue(plan, member), answer);
        if (answer.status() == 201) {
            run.shop.codes.add(new Code(answer.json().getString("code"), plan, member));
        }
    }

    /// Mostly of one's own coupons and those of all, now and then of another's or with another content.
    void take(int number, boolean reserve) {
        int member = run.random.nextInt(run.members.size());
        boolean anybodys = run.random.nextInt(10) == 0;
        var fitting = run.shop.codes.stream()
                .filter(c -> anybodys || c.isShared() || c.owner() == member)
                .toList();
        var chosen = new LinkedHashSet<Code>();
        while (chosen.size() < number) {
            chosen.add(run.any(fitting));
        }
        var codes = List.copyOf(chosen);
        int place = run.random.nextInt(ORDERS);
        var order = run.name + "-" + member + "-" + place;
        long total = 1_003 + 701L * place + (run.random.nextInt(12) == 0 ? 10 : 0);
        var expected = run.shop.take(codes, member, order, total, reserve);
        var texts = codes.stream().map(Code::text).toList();
        var who = run.members.get(member);
        var answer = reserve
                ? run.till.reserve(texts.getFirst(), who, order, total, ShopModel.LEASE.toSeconds())
                : number == 1
                        ? run.till.redeem(texts.getFirst(), who, order, total)
                        : run.till.redeem(texts, who, order, total);
        run.compare((reserve ? "reserve " : "redeem ") + texts + " for " + order + " of " + total, expected, answer);
        if (answer.status() < 300) {
            for (var taken : run.shop.held(t -> codes.contains(t.code), order)) {
                var redemption = number == 1
                        ? answer.json()
                        : answer.json()
                                .find("redemptions", "code", taken.code.text())
                                .orElseThrow();
                taken.id = redemption.getString("redemptionId");
                assertThat(redemption.getLong("discount.minorUnits")).isEqualTo(taken.discount);
            }
        }
    }

    void back(boolean release) {
        if (!run.shop.taken.isEmpty()) {
            var one = run.any(List.copyOf(run.shop.taken.values()));
            var answer = release ? run.till.release(one.id) : run.till.rollBack(one.id);
            run.compare((release ? "release " : "roll back ") + one.code.text(), run.shop.back(one, release), answer);
        }
    }
}
