package dev.merit.segments.refresh;

import dev.merit.segments.Segment;
import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.segments.rules.RfmQuintiles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes members into the segments that they fit and out of those that they do not. Only changes are written: those
/// of several members in one transaction, and where somebody else is writing one of them, of each for itself, by the
/// wallet as it then is.
final class MembershipPass implements MemberVisitor {

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep writing the same member");

    private final Table table;
    private final List<Segment> segments;
    private final Set<String> judged;
    private final RfmQuintiles quintiles;
    private final Optional<Tiers> tiers;
    private final Instant asOf;
    private final Instant since;
    private final int lane;
    private final List<Fit> pending = new ArrayList<>();
    private int writes;

    MembershipPass(
            Table table,
            List<Segment> segments,
            RfmQuintiles quintiles,
            Optional<Tiers> tiers,
            Instant asOf,
            int lane) {
        this.table = table;
        this.tiers = tiers;
        this.segments = segments;
        this.judged = segments.stream().map(s -> s.id().value()).collect(Collectors.toSet());
        this.quintiles = quintiles;
        this.asOf = asOf;
        this.since = since(segments, asOf);
        this.lane = lane;
    }

    /// From when on the rules ask for what the members did.
    static Instant since(List<Segment> segments, Instant asOf) {
        return asOf.minus(Duration.ofDays(
                segments.stream().mapToLong(s -> s.rules().days()).max().orElse(0)));
    }

    /// A member, and the segments that it fits.
    private record Fit(MemberId member, Set<String> segments, MembershipChange first) {}

    @Override
    public void begin(Item kept) {
        pending.clear();
        writes = 0;
    }

    @Override
    public void see(List<Item> items) {
        var wallet = items.stream().filter(i -> i.key().sk().equals("WALLET")).findFirst();
        if (wallet.isEmpty()) {
            return;
        }
        var member = new MemberId(wallet.get().key().pkId());
        judge(new MemberNotes.Note(member, Memberships.of(wallet.get()), MemberSnapshot.of(items, since, tiers, asOf)));
    }

    /// Judges a member by what was seen of it.
    void judge(MemberNotes.Note note) {
        var fitting = segments.stream()
                .filter(s -> s.rules().hold(note.portrait(), quintiles, asOf))
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
        var move = MembershipChange.of(note.member(), note.segments(), judged, fitting);
        if (!move.isNone()) {
            int more = 1 + 2 * move.growth().size();
            if (writes + more > Table.BATCH) {
                write();
            }
            pending.add(new Fit(note.member(), fitting, move));
            writes += more;
        }
    }

    @Override
    public Item keep() {
        write();
        return Item.map();
    }

    private void write() {
        boolean all =
                pending.isEmpty() || commit(pending.stream().map(Fit::first).toList());
        pending.stream()
                .filter(fit -> !all || !fit.first().reaches(judged, fit.segments()))
                .forEach(this::settle);
        pending.clear();
        writes = 0;
    }

    private boolean commit(List<MembershipChange> moves) {
        var all = new ArrayList<Write>();
        var growth = new HashMap<SegmentId, Long>();
        for (var move : moves) {
            all.addAll(move.writes(asOf));
            move.growth().forEach((segment, by) -> growth.merge(segment, by, Long::sum));
        }
        growth.forEach((segment, by) -> {
            if (by != 0) {
                all.add(Write.update(Keys.segmentSize(segment, lane)).add(SegmentMembers.SIZE, by));
            }
        });
        return table.transact(all) instanceof Outcome.Done;
    }

    /// One member by itself, until it is where it fits or is gone.
    private void settle(Fit fit) {
        TRIES.until(() -> {
            var wallet = table.get(Keys.wallet(fit.member()));
            if (wallet.isEmpty()) {
                return Optional.of(true);
            }
            var move = MembershipChange.of(fit.member(), Memberships.of(wallet.get()), judged, fit.segments());
            if (move.isNone()) {
                return Optional.of(true);
            }
            commit(List.of(move));
            return Optional.empty();
        });
    }
}
