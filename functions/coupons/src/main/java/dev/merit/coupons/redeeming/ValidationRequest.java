package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.validating.Order;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks what a coupon would do for a member's order.
@RegisterForReflection
@Schema(name = "ValidationRequest", examples = Docs.VALIDATION_REQUEST)
record ValidationRequest(MemberId memberId, Order order) {}
