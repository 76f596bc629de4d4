package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points that an activity earned, or, below zero, that a refund reversed; their lot; and how many points of a
/// purchase were reversed since.
public record EarnedPoints(long points, @Nullable PointsLot lot, long takenBack) {

    public static final EarnedPoints NOTHING = new EarnedPoints(0, null, 0);

    private static final String LOT = "pointsLot";
    private static final String TAKEN_BACK = "pointsTakenBack";

    public EarnedPoints {
        if (points != 0 && lot == null) {
            throw new IllegalArgumentException("points are in a lot");
        }
    }

    /// The points that a refund reverses, of which so many must be reversed in all.
    public EarnedPoints back(long due) {
        return due <= takenBack ? NOTHING : new EarnedPoints(takenBack - due, lot, 0);
    }

    /// Adds the points to the wallet. Reversed points are taken from their lot while it is pending, and from the
    /// other points afterwards, even if they are already spent.
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

    /// Adds the points to a new wallet.
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

    /// Removes the points from a record.
    public static Write removeFrom(Write record) {
        return record.remove(PointsEntry.POINTS).remove(LOT).remove(TAKEN_BACK);
    }

    /// Adds to the purchase what a refund reverses.
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
