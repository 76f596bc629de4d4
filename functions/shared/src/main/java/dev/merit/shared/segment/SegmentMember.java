package dev.merit.shared.segment;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A member of a segment.
///
/// @param since as of which refresh the member is in the segment
@RegisterForReflection
@Schema(name = "SegmentMember")
public record SegmentMember(MemberId memberId, Instant since) {

    static SegmentMember from(Item item) {
        return new SegmentMember(new MemberId(item.key().skId()), item.instant("since"));
    }
}
