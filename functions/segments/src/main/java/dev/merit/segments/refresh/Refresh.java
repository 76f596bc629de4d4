package dev.merit.segments.refresh;

import dev.merit.segments.Segment;
import dev.merit.segments.Segments;
import dev.merit.shared.keys.Keys;
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

/// Finds out anew who is in which segment, as of the moment at which it begins: goes over all members, and where
/// rules ask for scores, which go by all members' figures, before that for those. What it sees then it keeps in mind,
/// so that it reads the members once where one run comes to the end and they are not too many. How far it is stands
/// in the table: where its time is over, or it crashes, the next run goes on, and of two at once each finds what the
/// other has done.
@Singleton
public final class Refresh {

    private static final int JUDGED_AT_ONCE = 100;

    private static final String EARLIER =
            "#rulesVersion = :rulesVersion AND (attribute_not_exists(#refreshedAt) OR #refreshedAt < :asOf)";

    private final Table table;
    private final Segments segments;
    private final InstantSource clock;
    private final MemberScan scores;
    private final MemberScan members;

    @Inject
    public Refresh(Table table, Segments segments, InstantSource clock) {
        this(table, segments, clock, MemberScan.USUAL);
    }

    /// @param atOnce how many items are read at once
    Refresh(Table table, Segments segments, InstantSource clock, int atOnce) {
        this.table = table;
        this.segments = segments;
        this.clock = clock;
        this.scores = new MemberScan(table, "ranks", atOnce);
        this.members = new MemberScan(table, "segments", atOnce);
    }

    /// Whether one is under way, or a segment's rules have not been gone by yet.
    public boolean isPending() {
        return RefreshState.read(table).isUnderWay() || segments.all().stream().anyMatch(s -> !s.isRefreshed());
    }

    /// Goes on with the refresh that is under way, or begins one, if there is anything to refresh.
    ///
    /// @param hasTime asked now and then; once it says no, no more is done
    /// @return whether the refresh is done
    public boolean run(BooleanSupplier hasTime) {
        begin();
        var notes = new MemberNotes(0);
        for (var stage = RefreshState.read(table); stage.isUnderWay(); stage = RefreshState.read(table)) {
            notes = notes.refresh() == stage.number() ? notes : new MemberNotes(stage.number());
            boolean done = switch (stage.phase()) {
                case COLLECT -> collect(stage, hasTime, notes);
                case EVALUATE -> evaluate(stage, hasTime, notes);
                case DONE -> true;
            };
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /// Whoever comes second, here and in all that follows, goes on with what the first has begun.
    private void begin() {
        var last = RefreshState.read(table);
        var all = segments.all();
        if (!last.isUnderWay() && !all.isEmpty()) {
            table.write(last.begin(all, clock.instant()));
        }
    }

    private boolean collect(RefreshState stage, BooleanSupplier hasTime, MemberNotes notes) {
        var judged = stage.unchanged(segments.all());
        var since = MembershipPass.since(judged, stage.asOf());
        var tiers = new TierSettings(table).lately(stage.asOf());
        var asked = judged.stream()
                .flatMap(s -> s.rules().scores().stream())
                .distinct()
                .toList();
        boolean done =
                scores.run(stage.number(), hasTime, _ -> new ScorePass(asked, stage.asOf(), since, tiers, notes));
        if (done) {
            table.write(stage.move(RefreshState.Phase.EVALUATE));
        }
        return done;
    }

    private boolean evaluate(RefreshState stage, BooleanSupplier hasTime, MemberNotes notes) {
        var judged = stage.unchanged(segments.all());
        var ranked = scores.kept(stage.number());
        var quintiles = ScorePass.quintiles(ranked);
        var asOf = stage.asOf();
        var tiers = new TierSettings(table).lately(asOf);
        IntFunction<MembershipPass> visits = lane -> new MembershipPass(table, judged, quintiles, tiers, asOf, lane);
        boolean isNoted = !ranked.isEmpty() && notes.areAll(ScorePass.members(ranked));
        boolean done =
                isNoted ? judge(notes.all(), hasTime, visits) : members.run(stage.number(), hasTime, visits::apply);
        if (done) {
            judged.forEach(segment -> refreshed(segment, asOf));
            table.write(stage.move(RefreshState.Phase.DONE));
        }
        return done;
    }

    /// In lanes side by side, as the members are read otherwise. Where there is no more time, the next run reads
    /// them.
    private static boolean judge(
            List<MemberNotes.Note> notes, BooleanSupplier hasTime, IntFunction<MembershipPass> visits) {
        var each = (notes.size() + MemberScan.LANES - 1) / MemberScan.LANES;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = IntStream.range(0, MemberScan.LANES)
                    .mapToObj(i ->
                            notes.subList(Math.min(notes.size(), i * each), Math.min(notes.size(), (i + 1) * each)))
                    .toList();
            var tasks = IntStream.range(0, MemberScan.LANES)
                    .mapToObj(i -> threads.submit(() -> judge(lanes.get(i), hasTime, visits.apply(i))))
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
            throw new IllegalStateException("interrupted while members were judged", e);
        }
    }

    private static boolean judge(List<MemberNotes.Note> notes, BooleanSupplier hasTime, MembershipPass visit) {
        visit.begin(Item.map());
        for (int i = 0; i < notes.size(); i++) {
            if (i % JUDGED_AT_ONCE == 0 && !hasTime.getAsBoolean()) {
                visit.keep();
                return false;
            }
            visit.judge(notes.get(i));
        }
        visit.keep();
        return true;
    }

    private void refreshed(Segment segment, Instant asOf) {
        table.write(Write.update(Keys.segment(segment.id()))
                .set(SegmentMembers.REFRESHED_AT, asOf)
                .when(EARLIER)
                .with(":asOf", asOf.toEpochMilli())
                .with(":rulesVersion", segment.rulesVersion()));
    }
}
