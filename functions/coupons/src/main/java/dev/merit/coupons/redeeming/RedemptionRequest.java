package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a coupon to be redeemed for a member's order.
@RegisterForReflection
@Schema(name = "RedemptionRequest", examples = Docs.REDEEM)
record RedemptionRequest(MemberId memberId, OrderId orderId, Order order) {}
