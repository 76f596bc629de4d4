package dev.merit.coupons.issuancejobs;

import dev.merit.coupons.coupons.IssuanceEligibility;
import dev.merit.coupons.coupons.IssuedCoupon;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.segment.SegmentMember;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The members of one step of a job: judges them, and issues to those who may have a coupon.
final class IssuanceStep {

    /// Each takes three writes of a transaction's hundred, beside the job and the shards of the stock; a voucher
    /// four.
    private static final int MAX = 25;

    private static final int MAX_VOUCHERS = 20;

    /// Who meets others so often tries with fewer members, lest a single busy one keep the rest.
    private static final int TRIES_A_SIZE = 3;

    private final Table table;
    private final ReservationExpiry reclaiming;
    private final IssuanceEligibility eligibility;
    private final IssuanceJob job;
    private final Strategy strategy;
    private final Instant now;
    private final List<MemberId> served = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();

    IssuanceStep(
            Table table,
            ReservationExpiry reclaiming,
            IssuanceEligibility eligibility,
            IssuanceJob job,
            Strategy strategy,
            Instant now) {
        this.table = table;
        this.reclaiming = reclaiming;
        this.eligibility = eligibility;
        this.job = job;
        this.strategy = strategy;
        this.now = now;
    }

    static int size(Strategy strategy, int tries) {
        int most = strategy.terms().isVoucher() ? MAX_VOUCHERS : MAX;
        return Math.max(1, most >> (tries / TRIES_A_SIZE));
    }

    /// Whether it was this that did the step; else something has changed meanwhile, and it is to be judged anew.
    boolean serve(List<SegmentMember> members) {
        var ids = members.stream().map(SegmentMember::memberId).toList();
        if (!judge(ids) || !takeStock()) {
            return false;
        }
        for (var member : served) {
            writes.addAll(IssuedCoupon.of(strategy, member, null, now).writes());
        }
        writes.add(job.next(ids.getLast(), served.size(), refused));
        return table.transact(writes) instanceof Outcome.Done;
    }

    private boolean judge(List<MemberId> members) {
        var limit = strategy.terms().limits().perMember();
        var conditions = strategy.terms().conditions();
        var found = table.get(members.stream().flatMap(this::keys).toList());
        for (var member : members) {
            var use = found.get(Keys.use(member, strategy.id()));
            var wallet = found.get(Keys.wallet(member));
            if (wallet == null) {
                refuse(IneligibilityReason.NO_MEMBER.code());
            } else if (use != null && MemberUsage.isAt(use, limit)) {
                if (release(use)) {
                    return false;
                }
                refuse(StrategyProblem.MEMBER_LIMIT_REACHED.code());
            } else if (!eligibility.reasons(conditions, wallet).isEmpty()) {
                refuse(StrategyProblem.NOT_ELIGIBLE.code());
            } else {
                served.add(member);
            }
        }
        return true;
    }

    private Stream<Key> keys(MemberId member) {
        return Stream.of(Keys.wallet(member), Keys.use(member, strategy.id()));
    }

    /// Whether reservations held something of the member's limit whose time is over.
    private boolean release(Item use) {
        var expired = Reservations.from(use, now).expired();
        reclaiming.releaseExpired(expired);
        return !expired.isEmpty();
    }

    /// As many as there are, from all shards as they stand at one moment; the others are refused.
    private boolean takeStock() {
        if (strategy.terms().limits().stock() == null || served.isEmpty()) {
            return true;
        }
        var shards = Shards.ofStock(strategy.id());
        var seen = table.atOneMoment(shards.keys());
        if (seen.isEmpty()) {
            return false;
        }
        long left = Shards.left(seen.get());
        if (left < served.size() && reclaiming.reclaim(strategy.id())) {
            return false;
        }
        while (served.size() > left) {
            served.removeLast();
            refuse(StrategyProblem.SOLD_OUT.code());
        }
        return served.isEmpty()
                || shards.gather(seen.get(), served.size()).map(writes::addAll).orElse(false);
    }

    private void refuse(String code) {
        refused.merge(code, 1L, Long::sum);
    }
}
