package dev.merit.segments;

import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A member of a segment.
///
/// @param since as of when the member was found to fit first
@RegisterForReflection
@Schema(name = "SegmentMember")
public record SegmentMember(MemberId memberId, Instant since) {}
