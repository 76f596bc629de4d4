package dev.merit.coupons.batches;

import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A request to revoke the codes of a range of counters, both ends included.
@RegisterForReflection
@Schema(name = "RevocationRequest", examples = BatchDocs.REVOKE)
record RevocationInput(long from, long to, String reason) {

    private static final int MAX_REASON = 100;

    void check() {
        new Fields()
                .range("from", from, 1, CodeCounter.MAX)
                .range("to", to, from, CodeCounter.MAX)
                .text("reason", reason, 1, MAX_REASON)
                .check();
    }
}
