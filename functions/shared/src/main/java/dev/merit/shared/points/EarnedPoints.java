package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points that an activity earned, or, below zero, that a refund took back; the lot they are in; and how many of
/// a purchase's were taken back since.
public record EarnedPoints(long points, @Nullable PointsLot lot, long takenBack) {

    public static final EarnedPoints NOTHING = new EarnedPoints(0, null, 0);

    private static final String LOT = "pointsLot";
    private static final String TAKEN_BACK = "pointsTakenBack";

    public EarnedPoints {
        if (points != 0 && lot == null) {
            throw new IllegalArgumentException("points are in a lot");
        }
    }

    /// What a refund takes back of a purchase's points, of which so many are to be back with it in all.
    public EarnedPoints back(long due) {
        return due <= takenBack ? NOTHING : new EarnedPoints(takenBack - due, lot, 0);
    }

    /// Brings the points into the wallet, or takes them off their lot while they are pending and off the rest
    /// afterwards, be they spent or not.
    public Write into(Write wallet, Instant at) {
        var today = PointsBalance.day(at);
        if (lot == null || points == 0) {
            return wallet;
        }
        if (points > 0) {
            return wallet.add(lot.name(), points).atMost(lot.name(), PointsLot.LIMIT);
        }
        return lot.availableOn().isAfter(today)
                ? PointsBalance.raised(wallet.add(lot.name(), points))
                : PointsBalance.take(wallet, today, -points);
    }

    /// Puts the points into a wallet that is being made.
    public Item intoNew(Item wallet) {
        return lot == null ? wallet : wallet.number(lot.name(), points);
    }

    public Item addTo(Item record) {
        return lot == null
                ? record
                : record.number(PointsEntry.POINTS, points)
                        .text(LOT, lot.name())
                        .number(TAKEN_BACK, takenBack == 0 ? null : Long.valueOf(takenBack));
    }

    /// Leaves a record without points.
    public static Write removeFrom(Write record) {
        return record.remove(PointsEntry.POINTS).remove(LOT).remove(TAKEN_BACK);
    }

    /// Keeps with the purchase what a refund takes back.
    public Item after(Item change, EarnedPoints back) {
        return points <= 0 ? change : change.number(TAKEN_BACK, takenBack - back.points());
    }

    public static EarnedPoints from(Item record) {
        return record.maybeText(LOT)
                .map(lot ->
                        new EarnedPoints(record.number(PointsEntry.POINTS), PointsLot.of(lot), record.sum(TAKEN_BACK)))
                .orElse(NOTHING);
    }
}
