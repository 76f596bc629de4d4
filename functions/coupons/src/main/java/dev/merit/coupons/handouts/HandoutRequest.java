package dev.merit.coupons.handouts;

import dev.merit.shared.id.SegmentId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whose members coupons are asked for.
@RegisterForReflection
@Schema(name = "IssueJobRequest", examples = HandoutDocs.REQUEST)
record HandoutRequest(SegmentId segmentId) {}
