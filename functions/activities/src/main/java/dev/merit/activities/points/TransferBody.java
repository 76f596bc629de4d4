package dev.merit.activities.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Points that a member has transferred to another.
@RegisterForReflection
@Schema(name = "PointsTransfer", examples = TransferDocs.TRANSFER)
record TransferBody(
        String transferId,
        MemberId memberId,
        MemberId toMemberId,
        long points,
        Status status,
        Instant at,
        @Nullable Instant rolledBackAt) {

    static final String ROLLED_BACK_AT = "rolledBackAt";

    @Schema(name = "PointsTransferStatus")
    enum Status {
        @JsonProperty("done")
        DONE,
        @JsonProperty("rolledBack")
        ROLLED_BACK
    }

    static TransferBody of(PointsTransfer gift, Instant at) {
        return new TransferBody(gift.id(), gift.from(), gift.to(), gift.points(), Status.DONE, at, null);
    }

    /// The transfer that the entry of the giving member represents.
    static TransferBody from(Item item) {
        var entry = PointsEntry.from(item);
        var rolledBackAt = item.maybeInstant(ROLLED_BACK_AT);
        return new TransferBody(
                entry.id(),
                entry.member(),
                new MemberId(entry.about().text(PointsEntry.OTHER)),
                -entry.points(),
                rolledBackAt.isPresent() ? Status.ROLLED_BACK : Status.DONE,
                entry.at(),
                rolledBackAt.orElse(null));
    }
}
