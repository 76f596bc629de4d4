package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

/// A transfer of points from one member to another, and the entries of both.
///
/// @param id unique among the transfers of the giving member
record PointsTransfer(MemberId from, String id, MemberId to, long points) {

    static PointsTransfer of(TransferBody transfer) {
        return new PointsTransfer(transfer.memberId(), transfer.transferId(), transfer.toMemberId(), transfer.points());
    }

    boolean isThatOf(TransferBody transfer) {
        return equals(of(transfer));
    }

    /// The key of the giving member's entry, which represents the transfer.
    Key key() {
        return Keys.points(from, PointsEntry.TRANSFER, id);
    }

    /// The entry of the giving member.
    ///
    /// @param lots the points by the days on which they expire
    PointsEntry sent(Instant at, SortedMap<LocalDate, Long> lots) {
        return PointsEntry.of(from, PointsEntry.TRANSFER, id, -points, at)
                .with(about(to))
                .with(lots);
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

    /// An id that is unique among the transfers of all members.
    private String everywhere() {
        return from + "-" + id;
    }

    private Item about(MemberId other) {
        return Item.map().text(PointsEntry.OTHER, other.value()).text(PointsEntry.TRANSFER_ID, id);
    }
}
