package dev.merit.coupons.issuancejobs;

import dev.merit.shared.http.Fields;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.idempotency.CreationId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to issue coupons to the members of a segment.
@RegisterForReflection
@Schema(name = "IssuanceJobRequest", examples = IssuanceJobDocs.REQUEST)
record IssuanceJobInput(
        SegmentId segmentId,

        @Schema(
                description = "The shop's own id of the job, unique in the shop and kept for good. A repetition of the "
                        + "request gets the same answer at any time, and issues nothing.",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String externalId) {

    void check() {
        var fields = new Fields();
        fields.text("externalId", externalId, 1, CreationId.MAX_LENGTH);
        fields.check();
    }
}
