package dev.merit.coupons.issuing;

import dev.merit.coupons.Docs;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// For whom a coupon is asked.
@RegisterForReflection
@Schema(examples = Docs.ISSUE)
record IssueRequest(MemberId memberId) {}
