package dev.merit.coupons.segments;

import dev.merit.coupons.segmentation.Rules;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A segment as a marketer proposes it; all that a patch may change.
@RegisterForReflection
@Schema(name = "SegmentRequest", examples = SegmentDocs.REQUEST)
record SegmentRequest(String name, Rules rules) {

    private static final int LONGEST_NAME = 100;

    static SegmentRequest of(Segment segment) {
        return new SegmentRequest(segment.name(), segment.rules());
    }

    SegmentRequest checked() {
        var fields = new Fields().text("name", name, 1, LONGEST_NAME);
        rules.check(fields.in("rules"));
        fields.check();
        return this;
    }
}
