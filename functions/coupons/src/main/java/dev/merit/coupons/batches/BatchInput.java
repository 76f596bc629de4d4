package dev.merit.coupons.batches;

import dev.merit.shared.http.Fields;
import dev.merit.shared.idempotency.CreationId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request for a batch of codes.
@RegisterForReflection
@Schema(name = "BatchRequest", examples = BatchDocs.REQUEST)
record BatchInput(
        @Schema(description = "How many codes, from 1 to 1000000.")
        long quantity,

        @Schema(
                description =
                        "The shop's own id of the batch, unique in the shop and kept for good. A repetition of the "
                                + "request gets the same answer at any time, and creates nothing.",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String externalId) {

    void check() {
        var fields = new Fields().range("quantity", quantity, 1, CodeCounter.MAX);
        fields.text("externalId", externalId, 1, CreationId.MAX_LENGTH);
        fields.check();
    }
}
