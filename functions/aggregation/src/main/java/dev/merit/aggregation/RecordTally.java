package dev.merit.aggregation;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RandomSource;
import dev.merit.shared.member.ErasedMember;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.TotalsDelta;
import dev.merit.shared.voucher.VoucherEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The sums of the records in one segment of a scan, as far as the totals of a head cover them, and the members whose
/// wallets differ from their activities. What removed records have left counts as one record.
///
/// The sums of each step are a part of their own. A part counts once the scan has stored its name; the part of a
/// crashed step has a name that nobody stored.
final class RecordTally implements MemberVisitor {

    private static final String COUNT = "count";
    private static final String PARTS = "parts";
    private static final String MONTHS = "months";
    private static final String SUSPECTS = "suspects";

    private static final int MAX_SUSPECTS = 1_000;

    private final Table table;
    private final Effects effects;
    private final Head head;
    private final long walk;
    private final Instant now;

    private long count;
    private List<String> parts = List.of();
    private Set<PartitionMonth> months = Set.of();
    private List<String> suspects = List.of();
    private Map<Bucket, Figures> sums = Map.of();

    RecordTally(Table table, Effects effects, Head head, long walk, Instant now) {
        this.table = table;
        this.effects = effects;
        this.head = head;
        this.walk = walk;
        this.now = now;
    }

    @Override
    public void resume(Item kept) {
        count = kept.sum(COUNT);
        parts = new ArrayList<>(kept.list(PARTS));
        months = new TreeSet<>(months(List.of(kept)));
        suspects = new ArrayList<>(kept.list(SUSPECTS));
        sums = new HashMap<>();
    }

    @Override
    public void visit(List<Item> member) {
        if (WalletComparison.differ(member, effects) && suspects.size() < MAX_SUSPECTS) {
            suspects.add(member.getFirst().key().pkId());
        }
        for (var item : member) {
            if (SealedMonth.isIn(item)) {
                add(SealedMonth.from(item).inTotals());
            } else {
                LedgerPosition.from(item).filter(head::covers).ifPresent(_ -> add(effect(item)));
            }
        }
    }

    /// Redemptions and the entries of gift vouchers have partitions of their own.
    @Override
    public void visitOther(Item item) {
        if (Redemption.isIn(item)) {
            var redemption = Redemption.from(item);
            redemption.state().counted().stream()
                    .filter(change -> head.covers(Objects.requireNonNull(change.position())))
                    .forEach(change -> add(change.effect(redemption.strategyId())));
        } else if (VoucherEntry.isIn(item)) {
            LedgerPosition.from(item).filter(head::covers).ifPresent(_ -> add(VoucherEntry.effect(item)));
        }
    }

    private void add(TotalsDelta effect) {
        effect.byBucket().forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
        count++;
    }

    /// The effect of a member's record: an activity, a registration or an erasure.
    private TotalsDelta effect(Item item) {
        var sk = item.key().sk();
        if (sk.startsWith("ACTIVITY#")) {
            return effects.of(ActivityRecord.from(item));
        }
        var effect = effects.version(Effects.versionOf(item));
        return switch (sk) {
            case "PROFILE", "REGISTRATION" -> effect.ofRegistration(item.instant("registeredAt"));
            case "ERASED" -> effect.ofErasure(item.instant(ErasedMember.ERASED_AT));
            default ->
                throw new IllegalStateException("an item of an unknown kind has a position in the ledger: " + sk);
        };
    }

    @Override
    public Item save() {
        if (!sums.isEmpty()) {
            var part = Long.toHexString(RandomSource.generator().nextLong());
            months.addAll(PartialSums.put(table, walk, part, sums, now));
            parts.add(part);
            sums = new HashMap<>();
        }
        return Item.map()
                .number(COUNT, count)
                .list(PARTS, parts)
                .list(MONTHS, months.stream().map(PartitionMonth::toString).toList())
                .list(SUSPECTS, suspects);
    }

    static long count(Collection<Item> tallies) {
        return tallies.stream().mapToLong(tally -> tally.sum(COUNT)).sum();
    }

    static Set<String> parts(Collection<Item> tallies) {
        var parts = new HashSet<String>();
        tallies.forEach(tally -> parts.addAll(tally.list(PARTS)));
        return parts;
    }

    static NavigableSet<PartitionMonth> months(Collection<Item> tallies) {
        var months = new TreeSet<PartitionMonth>();
        tallies.forEach(tally -> months.addAll(
                tally.list(MONTHS).stream().map(PartitionMonth::parse).toList()));
        return months;
    }

    static List<MemberId> suspects(Collection<Item> tallies) {
        return tallies.stream()
                .flatMap(tally -> tally.list(SUSPECTS).stream())
                .map(MemberId::new)
                .toList();
    }
}
