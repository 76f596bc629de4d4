package dev.merit.segments;

import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A segment as a marketer proposes it; all that a patch may change.
@RegisterForReflection
@Schema(name = "SegmentRequest", examples = SegmentDocs.REQUEST)
record SegmentInput(String name, SegmentRules rules) {

    private static final int LONGEST_NAME = 100;

    static SegmentInput of(Segment segment) {
        return new SegmentInput(segment.name(), segment.rules());
    }

    SegmentInput checked() {
        var fields = new Fields().text("name", name, 1, LONGEST_NAME);
        rules.check(fields.in("rules"));
        fields.check();
        return this;
    }
}
