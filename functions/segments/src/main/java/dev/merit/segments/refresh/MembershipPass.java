package dev.merit.segments.refresh;

import dev.merit.segments.Segment;
import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.segments.rules.RfmQuintiles;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Adds members to the segments whose rules they fit and removes them from the others. It writes only changes, those of
/// several members in one transaction. If somebody else writes one of these members at the same time, it reads the
/// wallet again and writes the changes of each member alone.
///
/// The size of a segment changes in the same transaction, for each partition of the scan in an item of its own. So
/// the sizes add up to the members that are listed, at any moment and after any crash. The items of the sizes also say
/// that the segment is deleted, so that it gets no member after that.
final class MembershipPass implements MemberVisitor {

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep writing the same member");

    private final Table table;
    private final DataKeys keys;
    private final List<Segment> segments;
    /// The segments whose members this pass determines.
    private final Set<String> evaluated;
    private final Set<String> profiling;
    private final ConsentRequirement requirement;
    private final RfmQuintiles quintiles;
    private final Optional<Tiers> tiers;
    private final Instant asOf;
    private final Instant since;
    private final int scanSegment;
    private final List<Fit> pending = new ArrayList<>();
    private int writes;

    /// @param requirement what a member must have consented to, to enter a segment that is profiling; it is a
    ///     condition of the write
    /// @param scanSegment the number of the partition of the scan
    MembershipPass(
            Table table,
            DataKeys keys,
            ConsentRequirement requirement,
            List<Segment> segments,
            RfmQuintiles quintiles,
            Optional<Tiers> tiers,
            Instant asOf,
            int scanSegment) {
        this.table = table;
        this.keys = keys;
        this.requirement = requirement;
        this.tiers = tiers;
        this.segments = segments;
        this.evaluated = segments.stream().map(s -> s.id().value()).collect(Collectors.toCollection(HashSet::new));
        this.profiling = segments.stream()
                .filter(Segment::isProfiling)
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
        this.quintiles = quintiles;
        this.asOf = asOf;
        this.since = since(segments, asOf);
        this.scanSegment = scanSegment;
    }

    /// The time since when the rules ask for activities.
    static Instant since(List<Segment> segments, Instant asOf) {
        return asOf.minus(Duration.ofDays(
                segments.stream().mapToLong(s -> s.rules().days()).max().orElse(0)));
    }

    /// A member, the segments that it fits, and the first change towards them.
    private record Fit(MemberId member, Set<String> segments, MembershipChange first) {}

    @Override
    public void resume(Item saved) {
        pending.clear();
        writes = 0;
    }

    @Override
    public void visit(List<Item> items) {
        var wallet = items.stream().filter(i -> i.key().sk().equals("WALLET")).findFirst();
        if (wallet.isEmpty()) {
            return;
        }
        evaluate(MemberNotes.Note.of(wallet.get(), requirement, MemberSnapshot.of(items, keys, since, tiers, asOf)));
    }

    /// Evaluates the rules for a member, by its snapshot; of one who may not be profiled, only those of segments that
    /// are not profiling.
    void evaluate(MemberNotes.Note note) {
        var fitting = segments.stream()
                .filter(s -> note.mayBeProfiled() || !s.isProfiling())
                .filter(s -> s.rules().fit(note.snapshot(), quintiles, asOf))
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
        var change = MembershipChange.of(note.member(), note.segments(), evaluated, fitting);
        if (!change.isNone()) {
            int more = 1 + 2 * change.growth().size();
            if (writes + more > Table.BATCH) {
                write();
            }
            pending.add(new Fit(note.member(), fitting, change));
            writes += more;
        }
    }

    @Override
    public Item save() {
        write();
        return Item.map();
    }

    private void write() {
        boolean committed =
                pending.isEmpty() || commit(pending.stream().map(Fit::first).toList());
        pending.stream()
                .filter(fit -> !committed || !fit.first().isComplete(evaluated, fit.segments()))
                .forEach(this::writeAlone);
        pending.clear();
        writes = 0;
    }

    /// Writes the changes. A segment that was deleted meanwhile is not evaluated any more.
    private boolean commit(List<MembershipChange> changes) {
        var all = new ArrayList<Write>();
        var growth = new HashMap<SegmentId, Long>();
        for (var change : changes) {
            all.addAll(change.writes(asOf, change.enters(profiling) ? requirement : ConsentRequirement.NONE));
            change.growth().forEach((segment, by) -> growth.merge(segment, by, Long::sum));
        }
        growth.forEach((segment, by) -> all.add(Write.update(Keys.segmentSize(segment, scanSegment))
                .add(SegmentMembers.SIZE, by)
                .when(SegmentMembers.NOT_DELETED)));
        return switch (table.transact(all)) {
            case Outcome.Done _ -> true;
            case Outcome.Contended _ -> false;
            case Outcome.Refused(var failed) -> {
                growth.keySet().stream()
                        .filter(segment ->
                                failed.stream().anyMatch(f -> f.key().equals(Keys.segmentSize(segment, scanSegment))))
                        .forEach(segment -> evaluated.remove(segment.value()));
                yield false;
            }
        };
    }

    /// Writes the changes of one member alone, until it is in the segments that it fits or no longer exists.
    private void writeAlone(Fit fit) {
        TRIES.until(() -> {
            var wallet = table.get(Keys.wallet(fit.member()));
            if (wallet.isEmpty()) {
                return Optional.of(true);
            }
            var fitting = new HashSet<>(fit.segments());
            if (!requirement.isMetBy(wallet.get())) {
                fitting.removeAll(profiling);
            }
            var change = MembershipChange.of(fit.member(), Memberships.of(wallet.get()), evaluated, fitting);
            if (change.isNone()) {
                return Optional.of(true);
            }
            commit(List.of(change));
            return Optional.empty();
        });
    }
}
