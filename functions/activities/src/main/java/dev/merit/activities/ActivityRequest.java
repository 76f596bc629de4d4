package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.Lines;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.member.Identity;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to record an activity. The member is named by `memberId`, or by `externalMemberId`, the shop's own id.
@RegisterForReflection
@Schema(examples = ActivityDocs.PURCHASE)
record ActivityRequest(
        ActivityId activityId,
        @Nullable MemberId memberId,
        @Nullable String externalMemberId,
        String type,
        Instant occurredAt,
        @Nullable String channel,
        @Nullable Money amount,
        @Nullable ActivityId refundOf,
        @Nullable List<Line> items,
        @Nullable List<RedemptionId> redemptions,
        @Nullable Integer rating,
        @Nullable Map<String, String> attributes) {

    private static final int MAX_REDEMPTIONS = 20;

    /// Checks all fields, before anything is read.
    Fields check(Instant now) {
        var fields = new Fields();
        fields.when(memberId == null && externalMemberId == null, "memberId", "is required, or externalMemberId");
        fields.when(memberId != null && externalMemberId != null, "externalMemberId", "must not stand beside memberId");
        fields.value("externalMemberId", externalMemberId, Identity::externalId);
        SharedFields.label(fields, "type", type);
        SharedFields.past(fields, "occurredAt", occurredAt, now);
        SharedFields.label(fields, "channel", channel);
        fields.range("rating", rating, 1, 5);
        checkMoney(fields);
        Lines.check(fields, "items", items, amount == null ? null : amount.currency());
        SharedFields.attributes(fields, attributes);
        return fields;
    }

    private void checkMoney(Fields fields) {
        boolean purchase = type.equals(Activity.PURCHASE);
        boolean refund = type.equals(Activity.REFUND);
        fields.when(amount == null && (purchase || refund), "amount", "is required for a " + type);
        fields.when(refundOf == null && refund, "refundOf", "is required for a refund");
        fields.when(refundOf != null && !refund, "refundOf", "is only for a refund");
        fields.when(refundOf != null && refundOf.equals(activityId), "refundOf", "must name another activity");
        fields.in("amount").range("minorUnits", amount == null ? null : amount.minorUnits(), 0, Money.LIMIT);
        fields.when(
                redemptions != null && !redemptions.isEmpty() && !purchase, "redemptions", "are only for a purchase");
        checkRedemptions(fields, redemptions);
    }

    static void checkRedemptions(Fields fields, @Nullable List<RedemptionId> redemptions) {
        fields.size("redemptions", redemptions, 0, MAX_REDEMPTIONS);
        if (redemptions != null) {
            fields.when(new HashSet<>(redemptions).size() < redemptions.size(), "redemptions", "must be all different");
        }
    }

    Activity of(MemberId member) {
        return new Activity(
                activityId,
                member,
                type,
                occurredAt,
                channel,
                amount,
                refundOf,
                Objects.requireNonNullElse(items, List.of()),
                Objects.requireNonNullElse(redemptions, List.of()),
                rating,
                Objects.requireNonNullElse(attributes, Map.of()));
    }
}
