package dev.merit.coupons.batches;

import dev.merit.coupons.bulk.Serial;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a batch of codes.
@RegisterForReflection
@Schema(name = "BulkRequest", examples = BatchDocs.REQUEST)
record BulkRequest(
        @Schema(description = "How many codes, from 1 to 1000000.")
        long quantity) {

    void check() {
        new Fields().range("quantity", quantity, 1, Serial.MOST).check();
    }
}
