package dev.merit.activities.transfers;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a member gives to another, and the entries of both.
///
/// @param id unique among what the member gives away
record Gift(MemberId from, String id, MemberId to, long points) {

    private static final String LOTS = "lots";

    static Gift of(Transfer transfer) {
        return new Gift(transfer.memberId(), transfer.transferId(), transfer.toMemberId(), transfer.points());
    }

    boolean isThatOf(Transfer transfer) {
        return equals(of(transfer));
    }

    /// Of the entry that stands for the transfer.
    Key key() {
        return Keys.points(from, PointsEntry.TRANSFER, id);
    }

    /// @param lots the points by the days on which they expire
    PointsEntry sent(Instant at, SortedMap<LocalDate, Long> lots) {
        var texts = new TreeMap<String, String>();
        lots.forEach((expiresOn, part) -> texts.put(expiresOn.toString(), part.toString()));
        return PointsEntry.of(from, PointsEntry.TRANSFER, id, -points, at)
                .with(about(to).texts(LOTS, texts));
    }

    PointsEntry received(Instant at) {
        return PointsEntry.of(to, PointsEntry.RECEIPT, everywhere(), points, at).with(about(from));
    }

    PointsEntry takenBack(Instant at, long left) {
        return PointsEntry.of(to, PointsEntry.TRANSFER_ROLLBACK, everywhere(), -left, at)
                .with(about(from));
    }

    PointsEntry returned(Instant at, long left) {
        return PointsEntry.of(from, PointsEntry.TRANSFER_ROLLBACK, everywhere(), left, at)
                .with(about(to));
    }

    /// The points that were sent, by the days on which they expire.
    static SortedMap<LocalDate, Long> lots(Item sent) {
        var lots = new TreeMap<LocalDate, Long>();
        PointsEntry.from(sent)
                .about()
                .texts(LOTS)
                .forEach((expiresOn, part) -> lots.put(LocalDate.parse(expiresOn), Long.valueOf(part)));
        return lots;
    }

    /// Unique among what all members give away.
    private String everywhere() {
        return from + "-" + id;
    }

    private Item about(MemberId other) {
        return Item.map().text(PointsEntry.OTHER, other.value()).text(PointsEntry.TRANSFER_ID, id);
    }
}
