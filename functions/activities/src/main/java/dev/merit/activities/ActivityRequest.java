package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.Lines;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.member.Identity;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An activity as a caller tells it. The member is named by `memberId`, or by `externalMemberId`, the shop's own name.
@RegisterForReflection
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

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /// Halves of surrogate pairs are kept out too: once stored, no two of them differ.
    private static final Pattern ATTRIBUTE = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,64}");

    /// How far a shop's clock may be ahead of ours.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int MOST_REDEMPTIONS = 20;
    private static final int MOST_ATTRIBUTES = 50;

    /// Everything that is wrong with the fields, before anything is looked up.
    Fields check(Instant now) {
        var fields = new Fields();
        fields.when(memberId == null && externalMemberId == null, "memberId", "is required, or externalMemberId");
        fields.when(memberId != null && externalMemberId != null, "externalMemberId", "must not stand beside memberId");
        fields.value("externalMemberId", externalMemberId, Identity::externalId);
        fields.when(!NAME.matcher(type).matches(), "type", "must be 1 to 32 of a-z, 0-9 and -, a letter first");
        fields.when(
                occurredAt.isAfter(now.plus(AHEAD)), "occurredAt", "must not be more than five minutes in the future");
        fields.when(
                channel != null && !NAME.matcher(channel).matches(),
                "channel",
                "must be 1 to 32 of a-z, 0-9 and -, a letter first");
        fields.range("rating", rating, 1, 5);
        checkMoney(fields);
        Lines.check(fields, "items", items, amount == null ? null : amount.currency());
        checkAttributes(fields);
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
        fields.size("redemptions", redemptions, 0, MOST_REDEMPTIONS);
        if (redemptions != null) {
            fields.when(!redemptions.isEmpty() && !purchase, "redemptions", "are only for a purchase");
            fields.when(new HashSet<>(redemptions).size() < redemptions.size(), "redemptions", "must be all different");
        }
    }

    private void checkAttributes(Fields fields) {
        fields.size("attributes", attributes, 0, MOST_ATTRIBUTES);
        if (attributes != null) {
            var names = attributes.keySet().stream();
            fields.when(
                    !names.allMatch(name -> ATTRIBUTE.matcher(name).matches()),
                    "attributes",
                    "must have names of 1 to 64 characters, none a control character");
            attributes.forEach((name, value) -> fields.in("attributes").text(name, value, 0, 256));
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
