package dev.merit.coupons.batches;

import dev.merit.coupons.bulk.Serial;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for the codes from one counter to another to be revoked, both included.
@RegisterForReflection
@Schema(name = "RevocationRequest", examples = BatchDocs.REVOKE)
record RevocationRequest(long from, long to, String reason) {

    private static final int LONGEST_REASON = 100;

    void check() {
        new Fields()
                .range("from", from, 1, Serial.MOST)
                .range("to", to, from, Serial.MOST)
                .text("reason", reason, 1, LONGEST_REASON)
                .check();
    }
}
