package dev.merit.segments;

import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.id.SegmentId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A segment in JSON.
@RegisterForReflection
@Schema(name = "Segment", examples = SegmentDocs.SEGMENT)
record SegmentBody(
        SegmentId segmentId,
        String name,
        SegmentRules rules,

        @Schema(description = SegmentDocs.PROFILING) @Nullable
        Boolean profiling,

        long size,
        @Nullable Instant refreshedAt,
        Instant createdAt) {

    static SegmentBody of(Segment segment, long size) {
        return new SegmentBody(
                segment.id(),
                segment.name(),
                segment.rules(),
                segment.profiling(),
                size,
                segment.refreshedAt(),
                segment.createdAt());
    }
}
