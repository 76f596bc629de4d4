package dev.merit.segments;

import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that creates or updates a segment. A patch may change all its fields.
@RegisterForReflection
@Schema(name = "SegmentRequest", examples = SegmentDocs.REQUEST)
record SegmentInput(
        String name,
        SegmentRules rules,

        @Schema(description = SegmentDocs.PROFILING) @Nullable
        Boolean profiling) {

    private static final int MAX_NAME_LENGTH = 100;

    static SegmentInput of(Segment segment) {
        return new SegmentInput(segment.name(), segment.rules(), segment.profiling());
    }

    /// Refuses the request if a field is wrong.
    SegmentInput checked() {
        var fields = new Fields().text("name", name, 1, MAX_NAME_LENGTH);
        rules.check(fields.in("rules"));
        fields.check();
        return this;
    }
}
