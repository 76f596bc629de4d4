package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.ModelShop.Code;
import dev.merit.local.laws.ModelShop.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Random steps, each told to Merit over HTTP and to the model: both must answer the same.
final class ModelSteps {

    private static final int ORDERS = 6;

    final ModelShop shop = new ModelShop();
    final ModelBooks books = new ModelBooks();
    final List<String> members;
    final List<ModelPlan> plans;
    final List<String> told = new ArrayList<>();
    final Map<String, Integer> answers = new TreeMap<>();
    private final Till till;
    private final RandomGenerator random;
    private final String run = Till.name("run");

    ModelSteps(Till till, List<String> members, List<ModelPlan> plans, RandomGenerator random) {
        this.till = till;
        this.members = members;
        this.plans = plans;
        this.random = random;
        for (var plan : plans) {
            shop.codes.add(new Code(till.publicCode(plan.id()), plan, ModelPlan.EVERYBODY));
        }
    }

    void step() {
        switch (random.nextInt(20)) {
            case 0, 1 -> issue();
            case 2, 3 -> take(1, true);
            case 4, 5, 6 -> take(1, false);
            case 7, 8 -> take(2, false);
            case 9, 10 -> back(random.nextBoolean());
            case 11, 12, 13 -> purchase();
            case 14, 15 -> refund();
            case 16 -> spend();
            case 17 -> unspend();
            case 18 -> till.aggregate();
            default -> pass(random.nextInt(4) == 0 ? Duration.ofDays(9) : Duration.ofMinutes(25));
        }
    }

    private void said(String what, String expected, String answer) {
        told.add(what + " -> " + answer);
        answers.merge(answer, 1, Integer::sum);
        assertThat(answer).as(what).isEqualTo(expected);
    }

    /// Status and state of a success, the code of a refusal.
    private static String said(Http.Answer answer) {
        if (answer.status() >= 300) {
            return answer.json().getString("code");
        }
        var state = answer.json().getString("status");
        var first = answer.json().getString("redemptions[0].status");
        return answer.status() + (state != null ? " " + state : first != null ? " " + first : "");
    }

    private void issue() {
        var plan = any(plans);
        int member = random.nextInt(members.size());
        var answer = till.issue(plan.id(), members.get(member));
        said("issue " + plans.indexOf(plan) + " to " + member, shop.issue(plan, member), said(answer));
        if (answer.status() == 201) {
            shop.codes.add(new Code(answer.json().getString("code"), plan, member));
        }
    }

    /// Mostly of one's own coupons and those of all, now and then of another's or with another content.
    private void take(int number, boolean reserve) {
        int member = random.nextInt(members.size());
        boolean anybodys = random.nextInt(10) == 0;
        var fitting = shop.codes.stream()
                .filter(c -> anybodys || c.isShared() || c.owner() == member)
                .toList();
        var chosen = new LinkedHashSet<Code>();
        while (chosen.size() < number) {
            chosen.add(any(fitting));
        }
        var codes = List.copyOf(chosen);
        int place = random.nextInt(ORDERS);
        var order = run + "-" + member + "-" + place;
        long total = 1_003 + 701L * place + (random.nextInt(12) == 0 ? 10 : 0);
        var expected = shop.take(codes, member, order, total, reserve);
        var texts = codes.stream().map(Code::text).toList();
        var who = members.get(member);
        var answer = reserve
                ? till.reserve(texts.getFirst(), who, order, total, ModelShop.LEASE.toSeconds())
                : number == 1
                        ? till.redeem(texts.getFirst(), who, order, total)
                        : till.redeem(texts, who, order, total);
        said((reserve ? "reserve " : "redeem ") + texts + " for " + order + " of " + total, expected, said(answer));
        if (answer.status() < 300) {
            var path = number == 1 ? "" : "redemptions.find { it.code == '%s' }.";
            for (var taken : shop.held(t -> codes.contains(t.code), order)) {
                var at = path.formatted(taken.code.text());
                taken.id = answer.json().getString(at + "redemptionId");
                assertThat(answer.json().getLong(at + "discount.minorUnits")).isEqualTo(taken.discount);
            }
        }
    }

    private void back(boolean release) {
        if (!shop.taken.isEmpty()) {
            var one = any(List.copyOf(shop.taken.values()));
            var answer = release ? till.release(one.id) : till.rollBack(one.id);
            said((release ? "release " : "roll back ") + one.code.text(), shop.back(one, release), said(answer));
        }
    }

    /// Of one or more redemptions of its member, mostly such as may be named; or of none; or told again.
    private void purchase() {
        int member = random.nextInt(members.size());
        boolean any = random.nextInt(8) == 0;
        var named = new ArrayList<Taken>();
        shop.taken.values().stream()
                .filter(t -> any || (t.member == member && t.purchase == null && t.state.equals("redeemed")))
                .limit(random.nextInt(4))
                .forEach(named::add);
        long amount = random.nextLong(1, 9_000);
        var id = run + "-p" + books.purchases.size() + "-" + told.size();
        var ids = named.stream().map(t -> t.id).toList();
        var expected = books.purchase(id, member, amount, named);
        var what = "purchase " + id + " of " + amount + " by " + member + " naming " + ids;
        said(what, expected, said(till.purchase(members.get(member), id, amount, ids)));
        if (expected.equals("201")) {
            said(what + " again", "200", said(till.purchase(members.get(member), id, amount, ids)));
        }
    }

    private void refund() {
        if (!books.purchases.isEmpty()) {
            var purchase = any(books.purchases);
            long left = purchase.amount - purchase.refunded;
            long amount = random.nextInt(5) == 0 ? left : random.nextLong(left + left / 8 + 2);
            var what = "refund " + amount + " of " + purchase.id;
            var answer = till.refund(members.get(purchase.member), run + "-r" + told.size(), purchase.id, amount);
            said(what, books.refund(purchase, amount), said(answer));
        }
    }

    private void spend() {
        int member = random.nextInt(members.size());
        var order = run + "-s" + random.nextInt(12);
        long points = random.nextLong(1, 60);
        var answer = till.spend(members.get(member), order, points);
        said("spend " + points + " of " + member + " on " + order, books.spend(member, order, points), said(answer));
    }

    private void unspend() {
        if (!books.spent.isEmpty()) {
            var one = any(books.spent);
            var answer = till.unspend(members.get(one.member()), one.order());
            said("give back " + one.points() + " of " + one.order(), books.unspend(one), said(answer));
        }
    }

    private void pass(Duration time) {
        TestClock.forward(time);
        shop.timePasses();
        told.add("wait " + time);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
