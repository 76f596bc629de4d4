package dev.merit.coupons.batches;

import dev.merit.shared.http.Fields;
import dev.merit.shared.idempotency.CreationId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a batch of codes.
@RegisterForReflection
@Schema(name = "BulkRequest", examples = BatchDocs.REQUEST)
record BatchInput(
        @Schema(description = "How many codes, from 1 to 1000000.")
        long quantity,

        @Schema(
                description =
                        "The shop's own name for the batch, unique in the shop and kept for good. The same request "
                                + "again is answered alike at any time, and makes nothing.",
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
