package dev.merit.coupons.refreshing;

import dev.merit.coupons.segments.Segment;
import dev.merit.coupons.segments.Segments;
import dev.merit.shared.census.Census;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Finds out anew who is in which segment, as of the moment at which it begins: goes over all members, and where rules
/// ask for scores, twice, since those go by all members' figures. How far it is stands in the table: where its time is
/// over, or it crashes, the next run goes on, and of two at once each finds what the other has done.
@Singleton
public final class Refresh {

    private static final String EARLIER =
            "#rulesVersion = :rulesVersion AND (attribute_not_exists(#refreshedAt) OR #refreshedAt < :asOf)";

    private final Table table;
    private final Segments segments;
    private final InstantSource clock;
    private final Census scores;
    private final Census members;

    @Inject
    public Refresh(Table table, Segments segments, InstantSource clock) {
        this(table, segments, clock, Census.USUAL);
    }

    /// @param atOnce how many items are read at once
    Refresh(Table table, Segments segments, InstantSource clock, int atOnce) {
        this.table = table;
        this.segments = segments;
        this.clock = clock;
        this.scores = new Census(table, "ranks", atOnce);
        this.members = new Census(table, "segments", atOnce);
    }

    /// Whether one is under way, or a segment's rules have not been gone by yet.
    public boolean isPending() {
        return Stage.read(table).isUnderWay() || segments.all().stream().anyMatch(s -> !s.isRefreshed());
    }

    /// Goes on with the refresh that is under way, or begins one, if there is anything to refresh.
    ///
    /// @param hasTime asked now and then; once it says no, no more is done
    /// @return whether the refresh is done
    public boolean run(BooleanSupplier hasTime) {
        begin();
        for (var stage = Stage.read(table); stage.isUnderWay(); stage = Stage.read(table)) {
            boolean done = switch (stage.phase()) {
                case COLLECT -> collect(stage, hasTime);
                case EVALUATE -> evaluate(stage, hasTime);
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
        var last = Stage.read(table);
        var all = segments.all();
        if (!last.isUnderWay() && !all.isEmpty()) {
            table.write(last.begin(all, clock.instant()));
        }
    }

    private boolean collect(Stage stage, BooleanSupplier hasTime) {
        var asked = stage.unchanged(segments.all()).stream()
                .flatMap(s -> s.rules().scores().stream())
                .distinct()
                .toList();
        boolean done = scores.run(stage.number(), hasTime, _ -> new Collecting(asked, stage.asOf()));
        if (done) {
            table.write(stage.move(Stage.Phase.EVALUATE));
        }
        return done;
    }

    private boolean evaluate(Stage stage, BooleanSupplier hasTime) {
        var judged = stage.unchanged(segments.all());
        var quintiles = Collecting.quintiles(scores.kept(stage.number()));
        var asOf = stage.asOf();
        var tiers = new TierSettings(table).lately(asOf);
        boolean done = members.run(
                stage.number(), hasTime, lane -> new Evaluating(table, judged, quintiles, tiers, asOf, lane));
        if (done) {
            judged.forEach(segment -> refreshed(segment, asOf));
            table.write(stage.move(Stage.Phase.DONE));
        }
        return done;
    }

    private void refreshed(Segment segment, Instant asOf) {
        table.write(Write.update(Keys.segment(segment.id()))
                .set(Segment.REFRESHED, asOf)
                .when(EARLIER)
                .with(":asOf", asOf.toEpochMilli())
                .with(":rulesVersion", segment.rulesVersion()));
    }
}
