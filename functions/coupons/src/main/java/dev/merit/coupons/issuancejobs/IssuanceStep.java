package dev.merit.coupons.issuancejobs;

import dev.merit.coupons.coupons.IssuanceEligibility;
import dev.merit.coupons.coupons.IssuedCoupon;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
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

/// One step of a job: issues coupons to those of its members who may have one, and counts the refusals of the
/// others.
final class IssuanceStep {

    /// How many members a step has. Each needs three of a transaction's hundred writes, or four for a voucher,
    /// beside the job, the shards of the stock and the page of the ledger.
    private static final int MAX = 25;

    private static final int MAX_VOUCHERS = 20;

    /// After this many conflicts a step has half as many members, so that a single busy member does not stop the
    /// others.
    private static final int TRIES_PER_SIZE = 3;

    private final Table table;
    private final Ledger ledger;
    private final ReservationExpiry expiry;
    private final IssuanceEligibility eligibility;
    private final IssuanceJob job;
    private final Strategy strategy;
    private final ConsentRequirement requirement;
    private final Instant now;
    private final List<MemberId> served = new ArrayList<>();
    private final List<Write> stock = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();

    IssuanceStep(
            Table table,
            Ledger ledger,
            ReservationExpiry expiry,
            IssuanceEligibility eligibility,
            IssuanceJob job,
            Strategy strategy,
            Instant now) {
        this.table = table;
        this.ledger = ledger;
        this.expiry = expiry;
        this.eligibility = eligibility;
        this.job = job;
        this.strategy = strategy;
        this.requirement = eligibility.requirement(strategy.terms());
        this.now = now;
    }

    static int size(Strategy strategy, int tries) {
        int max = strategy.terms().isVoucher() ? MAX_VOUCHERS : MAX;
        return Math.max(1, max >> (tries / TRIES_PER_SIZE));
    }

    /// Does the step with these members.
    ///
    /// @return whether it was committed; otherwise something has changed, and the step is to be planned again
    boolean serve(List<SegmentMember> members) {
        var ids = members.stream().map(SegmentMember::memberId).toList();
        if (!evaluate(ids) || !allocateStock()) {
            return false;
        }
        var entry = Entry.of(stock).plus(List.of(job.next(ids.getLast(), served.size(), refused)));
        for (var member : served) {
            entry = entry.plus(
                    IssuedCoupon.of(strategy, member, null, requirement, now).entry());
        }
        return ledger.transact(entry) instanceof Outcome.Done;
    }

    private boolean evaluate(List<MemberId> members) {
        var limit = strategy.terms().limits().perMember();
        var conditions = strategy.terms().conditions();
        var found = table.get(members.stream().flatMap(this::keys).toList());
        for (var member : members) {
            var usage = found.get(Keys.use(member, strategy.id()));
            var wallet = found.get(Keys.wallet(member));
            if (wallet == null) {
                refuse(IneligibilityReason.NO_MEMBER.code());
            } else if (usage != null && MemberUsage.hasReached(usage, limit)) {
                if (releaseExpired(usage)) {
                    return false;
                }
                refuse(StrategyProblem.MEMBER_LIMIT_REACHED.code());
            } else if (!requirement.isMetBy(wallet)) {
                refuse(StrategyProblem.CONSENT_MISSING.code());
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

    /// Releases expired reservations that count for the member's limit.
    ///
    /// @return whether there were any
    private boolean releaseExpired(Item usage) {
        var expired = Reservations.from(usage, now).expired();
        expiry.releaseExpired(expired);
        return !expired.isEmpty();
    }

    /// Takes one of the stock for each member to serve, from all shards read at one moment; refuses members if the
    /// stock has less left.
    private boolean allocateStock() {
        if (strategy.terms().limits().stock() == null || served.isEmpty()) {
            return true;
        }
        var shards = Shards.ofStock(strategy.id());
        var read = table.atOneMoment(shards.keys());
        if (read.isEmpty()) {
            return false;
        }
        long left = Shards.left(read.get());
        if (left < served.size() && (expiry.releaseExpired(strategy.id()) || hasMoreThan(left, shards))) {
            return false;
        }
        while (served.size() > left) {
            served.removeLast();
            refuse(StrategyProblem.SOLD_OUT.code());
        }
        return served.isEmpty()
                || shards.allocate(read.get(), served.size()).map(stock::addAll).orElse(false);
    }

    /// Whether the stock has more, or cannot be read, after other requests may have released reservations.
    private boolean hasMoreThan(long left, Shards shards) {
        return table.atOneMoment(shards.keys())
                .filter(read -> Shards.left(read) <= left)
                .isEmpty();
    }

    private void refuse(String code) {
        refused.merge(code, 1L, Long::sum);
    }
}
