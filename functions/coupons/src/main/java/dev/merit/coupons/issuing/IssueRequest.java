package dev.merit.coupons.issuing;

import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// For whom a coupon is asked.
@RegisterForReflection
record IssueRequest(MemberId memberId) {}
