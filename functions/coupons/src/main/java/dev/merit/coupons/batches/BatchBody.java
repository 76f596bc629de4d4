package dev.merit.coupons.batches;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.StrategyId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A batch of codes in JSON, with the status of the job that creates it.
@RegisterForReflection
@Schema(name = "Batch", examples = BatchDocs.BATCH)
record BatchBody(
        BatchId batchId,
        StrategyId strategyId,
        Status status,
        long quantity,
        long from,
        long to,
        long termsVersion,
        Instant createdAt,
        Instant validFrom,
        @Nullable Instant validTo,
        List<RevokedCounters.Range> revoked,
        String codes) {

    /// A batch is created at once, so its job is always done.
    @Schema(name = "BatchStatus")
    @RegisterForReflection
    enum Status {
        @JsonProperty("done")
        DONE
    }

    static BatchBody of(Batch batch) {
        return new BatchBody(
                batch.id(),
                batch.strategyId(),
                Status.DONE,
                batch.quantity(),
                1,
                batch.quantity(),
                batch.termsVersion(),
                batch.createdAt(),
                batch.validFrom(),
                batch.validTo(),
                batch.revoked().ranges(),
                path(batch) + "/codes");
    }

    static String path(Batch batch) {
        return "/v1/strategies/" + batch.strategyId() + "/batches/" + batch.id();
    }
}
