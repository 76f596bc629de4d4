package dev.merit.local.faults;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What was sent and answered, kept as plain sums. Each customer writes its own members; only the sums of all are
/// shared.
final class Books {

    /// A member of one customer, whose figures are known exactly between two requests of that customer.
    static final class Member {
        final String id;
        long net;
        long points;

        Member(String id) {
            this.id = id;
        }
    }

    /// The active redemptions of a strategy.
    ///
    /// @param discounts in minor units, by redemption
    record Uses(Map<String, Long> discounts, LongAdder revenue) {

        Uses() {
            this(new ConcurrentHashMap<>(), new LongAdder());
        }

        long sum() {
            return discounts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// The sums of the purchases and of the refunds that were answered.
    record Done(long up, long down) {}

    private final ConcurrentLinkedQueue<Member> members = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> erasures = new ConcurrentLinkedQueue<>();
    private final Map<String, Uses> strategies = new ConcurrentHashMap<>();
    private final Map<String, Long> vouchers = new ConcurrentHashMap<>();
    private final AtomicLong purchases = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong startedUp = new AtomicLong();
    private final AtomicLong startedDown = new AtomicLong();
    private final AtomicLong doneUp = new AtomicLong();
    private final AtomicLong doneDown = new AtomicLong();

    void add(Member member) {
        members.add(member);
        records.incrementAndGet();
    }

    /// @param request for the erasure
    void erased(Member member, String request) {
        members.remove(member);
        erasures.add(request);
        records.incrementAndGet();
    }

    Queue<String> erasures() {
        return erasures;
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    Uses uses(String strategy) {
        return strategies.computeIfAbsent(strategy, _ -> new Uses());
    }

    Map<String, Uses> strategies() {
        return strategies;
    }

    void balance(String voucher, long minorUnits) {
        vouchers.put(voucher, minorUnits);
    }

    Map<String, Long> vouchers() {
        return vouchers;
    }

    /// Something was stored that is none of the amounts below.
    void recorded() {
        records.incrementAndGet();
    }

    long records() {
        return records.get();
    }

    /// Amounts are about to be sent: a refund is negative.
    void starts(long amount) {
        (amount > 0 ? startedUp : startedDown).addAndGet(Math.abs(amount));
    }

    void bought(Member member, long amount) {
        doneUp.addAndGet(amount);
        member.net += amount;
        purchases.incrementAndGet();
        records.incrementAndGet();
    }

    void refunded(Member member, long amount) {
        doneDown.addAndGet(amount);
        member.net -= amount;
        records.incrementAndGet();
    }

    long net() {
        return doneUp.get() - doneDown.get();
    }

    long purchases() {
        return purchases.get();
    }

    /// What a total may be that was read: a purchase or refund may have counted from when it was sent, and counts once
    /// it is answered.
    ///
    /// @param before the sums of what was answered when the read began
    boolean allow(long total, Done before) {
        return total >= before.up - startedDown.get() && total <= startedUp.get() - before.down;
    }

    Done done() {
        return new Done(doneUp.get(), doneDown.get());
    }
}
