package dev.merit.coupons.offers;

import dev.merit.coupons.pricing.Order;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks what there is for a member's order.
@RegisterForReflection
@Schema(name = "OffersRequest", examples = OfferDocs.REQUEST)
record OffersInput(Order order) {}
