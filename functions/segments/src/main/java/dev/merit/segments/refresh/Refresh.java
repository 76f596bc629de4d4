package dev.merit.segments.refresh;

import dev.merit.segments.Segment;
import dev.merit.segments.Segments;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Determines the members of all segments, as of the time at which the refresh starts. It scans all members once to
/// evaluate the rules; if rules ask for scores, which rank a member among all members, it scans them for the ranks
/// before that. It then keeps snapshots of the members in memory, so that the second scan is only needed if a run ends
/// between the two or there are too many members.
///
/// The state of the refresh is in the table. If a run comes to the end of its time or crashes, the next run continues;
/// of two runs at once, each finds what the other has done.
@Singleton
public final class Refresh {

    /// How many members are evaluated between two looks at the time.
    private static final int MEMBERS_A_STEP = 100;

    private static final String UNCHANGED_AND_EARLIER =
            "#rulesVersion = :rulesVersion AND (attribute_not_exists(#refreshedAt) OR #refreshedAt < :asOf)";

    private final Table table;
    private final Segments segments;
    private final DataKeys keys;
    private final ConsentRequirement requirement;
    private final InstantSource clock;
    private final MemberScan scores;
    private final MemberScan members;

    @Inject
    public Refresh(Table table, Segments segments, DataKeys keys, ProfilingPolicy policy, InstantSource clock) {
        this(table, segments, keys, policy, clock, MemberScan.PAGE);
    }

    /// @param page how many items are read at once
    Refresh(Table table, Segments segments, DataKeys keys, ProfilingPolicy policy, InstantSource clock, int page) {
        this.table = table;
        this.segments = segments;
        this.keys = keys;
        this.requirement = policy.requirement();
        this.clock = clock;
        this.scores = new MemberScan(table, "ranks", page);
        this.members = new MemberScan(table, "segments", page);
    }

    /// Whether a refresh is under way, or a segment has rules that no refresh has evaluated.
    public boolean isPending() {
        return RefreshState.read(table).isUnderWay() || segments.all().stream().anyMatch(s -> !s.isRefreshed());
    }

    /// Continues the refresh that is under way, or starts one if there are segments.
    ///
    /// @param hasTime asked regularly; once it is false, the run ends
    /// @return whether the refresh is done
    public boolean run(BooleanSupplier hasTime) {
        start();
        var notes = new MemberNotes(0, requirement);
        for (var state = RefreshState.read(table); state.isUnderWay(); state = RefreshState.read(table)) {
            notes = notes.refresh() == state.number() ? notes : new MemberNotes(state.number(), requirement);
            boolean done = switch (state.phase()) {
                case COLLECT -> collect(state, hasTime, notes);
                case EVALUATE -> evaluate(state, hasTime, notes);
                case DONE -> true;
            };
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /// If another run is first, here or in a later step, this run continues with what that one has started.
    private void start() {
        var last = RefreshState.read(table);
        var all = segments.all();
        if (!last.isUnderWay() && !all.isEmpty()) {
            table.write(last.start(all, clock.instant()));
        }
    }

    private boolean collect(RefreshState state, BooleanSupplier hasTime, MemberNotes notes) {
        var unchanged = state.unchanged(segments.all());
        var since = MembershipPass.since(unchanged, state.asOf());
        var tiers = new TierSettings(table).lately(state.asOf());
        var needed = unchanged.stream()
                .flatMap(s -> s.rules().scores().stream())
                .distinct()
                .toList();
        boolean done = scores.run(
                state.number(), hasTime, _ -> new ScorePass(keys, needed, state.asOf(), since, tiers, notes));
        if (done) {
            table.write(state.enter(RefreshState.Phase.EVALUATE));
        }
        return done;
    }

    private boolean evaluate(RefreshState state, BooleanSupplier hasTime, MemberNotes notes) {
        var unchanged = state.unchanged(segments.all());
        var ranks = scores.saved(state.number());
        var quintiles = ScorePass.quintiles(ranks);
        var asOf = state.asOf();
        var tiers = new TierSettings(table).lately(asOf);
        IntFunction<MembershipPass> passes = scanSegment ->
                new MembershipPass(table, keys, requirement, unchanged, quintiles, tiers, asOf, scanSegment);
        boolean isNoted = !ranks.isEmpty() && notes.areAll(ScorePass.members(ranks));
        boolean done =
                isNoted ? evaluate(notes.all(), hasTime, passes) : members.run(state.number(), hasTime, passes::apply);
        if (done) {
            unchanged.forEach(segment -> table.write(refreshed(segment, asOf)));
            table.write(state.enter(RefreshState.Phase.DONE));
        }
        return done;
    }

    /// Evaluates the rules by the notes, with as many threads as a scan has partitions. If it runs out of time, the
    /// next run scans the members.
    private static boolean evaluate(
            List<MemberNotes.Note> notes, BooleanSupplier hasTime, IntFunction<MembershipPass> passes) {
        var each = (notes.size() + MemberScan.SCAN_SEGMENTS - 1) / MemberScan.SCAN_SEGMENTS;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, MemberScan.SCAN_SEGMENTS)
                    .mapToObj(i -> {
                        var part =
                                notes.subList(Math.min(notes.size(), i * each), Math.min(notes.size(), (i + 1) * each));
                        return threads.submit(() -> evaluate(part, hasTime, passes.apply(i)));
                    })
                    .toList();
            boolean all = true;
            for (var task : tasks) {
                all &= task.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the rules of segments were evaluated", e);
        }
    }

    private static boolean evaluate(List<MemberNotes.Note> notes, BooleanSupplier hasTime, MembershipPass pass) {
        pass.resume(Item.map());
        for (int i = 0; i < notes.size(); i++) {
            if (i % MEMBERS_A_STEP == 0 && !hasTime.getAsBoolean()) {
                pass.save();
                return false;
            }
            pass.evaluate(notes.get(i));
        }
        pass.save();
        return true;
    }

    private static Write refreshed(Segment segment, Instant asOf) {
        return Write.update(Keys.segment(segment.id()))
                .set(SegmentMembers.REFRESHED_AT, asOf)
                .when(UNCHANGED_AND_EARLIER)
                .with(":asOf", asOf.toEpochMilli())
                .with(":rulesVersion", segment.rulesVersion());
    }
}
