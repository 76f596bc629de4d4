package dev.merit.shared.activity;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An activity of a member, as the caller sent it. Two equal ones are the same activity sent twice; instants are
/// compared to the millisecond.
///
/// A purchase and a refund have an amount. A refund names the purchase that it reverses in part or in full. A
/// purchase names the redemptions that lowered its price.
public record Activity(
        ActivityId activityId,
        MemberId memberId,
        String type,
        Instant occurredAt,
        @Nullable String channel,
        @Nullable Money amount,
        @Nullable ActivityId refundOf,
        List<Line> items,
        List<RedemptionId> redemptions,
        @Nullable Integer rating,
        Map<String, String> attributes) {

    public static final String PURCHASE = "purchase";
    public static final String REFUND = "refund";

    public Activity {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        items = List.copyOf(items);
        redemptions = List.copyOf(redemptions);
        attributes = Map.copyOf(attributes);
        if (amount == null && (type.equals(PURCHASE) || type.equals(REFUND))) {
            throw new IllegalArgumentException("a " + type + " has an amount");
        }
        if (refundOf == null && type.equals(REFUND)) {
            throw new IllegalArgumentException("a refund names its purchase");
        }
    }

    /// The same activity of another member.
    public Activity of(MemberId member) {
        return new Activity(
                activityId,
                member,
                type,
                occurredAt,
                channel,
                amount,
                refundOf,
                items,
                redemptions,
                rating,
                attributes);
    }

    public boolean isPurchase() {
        return type.equals(PURCHASE);
    }

    public boolean isRefund() {
        return type.equals(REFUND);
    }

    /// The amount of a purchase or a refund.
    public Money paid() {
        if (amount == null) {
            throw new IllegalStateException("a " + type + " has no amount");
        }
        return amount;
    }
}
