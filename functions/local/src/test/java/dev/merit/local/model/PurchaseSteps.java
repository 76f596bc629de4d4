package dev.merit.local.model;

import java.util.ArrayList;

/// What is bought, given back, and paid with points.
final class PurchaseSteps {

    private final Run run;

    PurchaseSteps(Run run) {
        this.run = run;
    }

    /// Of one or more redemptions of its member, mostly such as may be named; or of none; or told again.
    void purchase() {
        int member = run.random.nextInt(run.members.size());
        boolean any = run.random.nextInt(8) == 0;
        var named = new ArrayList<Taken>();
        run.shop.taken.values().stream()
                .filter(t -> any || t.isOpenFor(member))
                .limit(run.random.nextInt(4))
                .forEach(named::add);
        long amount = run.random.nextLong(1, 9_000);
        var id = run.name + "-p" + run.books.purchases.size() + "-" + run.told.size();
        var ids = named.stream().map(t -> t.id).toList();
        var expected = run.books.purchase(id, member, amount, named);
        var what = "purchase " + id + " of " + amount + " by " + member + " naming " + ids;
        run.compare(what, expected, run.till.purchase(run.members.get(member), id, amount, ids));
        if (expected.equals("201")) {
            run.compare(what + " again", "200", run.till.purchase(run.members.get(member), id, amount, ids));
        }
    }

    void refund() {
        if (!run.books.purchases.isEmpty()) {
            var purchase = run.any(run.books.purchases);
            long left = purchase.amount - purchase.refunded;
            long amount = run.random.nextInt(5) == 0 ? left : run.random.nextLong(left + left / 8 + 2);
            var what = "refund " + amount + " of " + purchase.id;
            var answer = run.till.refund(
                    run.members.get(purchase.member), run.name + "-r" + run.told.size(), purchase.id, amount);
            run.compare(what, run.books.refund(purchase, amount), answer);
        }
    }

    void spend() {
        int member = run.random.nextInt(run.members.size());
        var order = run.name + "-s" + run.random.nextInt(12);
        long much = run.random.nextLong(1, 60);
        var answer = run.till.purse().spend(run.members.get(member), order, much);
        run.compare("spend " + much + " of " + member + " on " + order, run.points.spend(member, order, much), answer);
    }

    void unspend() {
        if (!run.points.spent.isEmpty()) {
            var one = run.any(run.points.spent);
            var answer = run.till.purse().giveBack(run.members.get(one.member()), one.order());
            run.compare("give back " + one.points() + " of " + one.order(), run.points.giveBack(one), answer);
        }
    }
}
