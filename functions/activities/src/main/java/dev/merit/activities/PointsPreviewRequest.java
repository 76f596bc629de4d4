package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.Lines;
import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A purchase that nobody has made yet: of a member, or of anybody in a tier.
@Schema(name = "PointsPreviewRequest", examples = PointsPreviewDocs.REQUEST)
record PointsPreviewRequest(
        @Nullable MemberId memberId,
        @Nullable String tier,
        Money amount,
        @Nullable List<Line> items,
        @Nullable List<RedemptionId> redemptions) {

    private static final ActivityId NOT_RECORDED = new ActivityId("preview");

    Fields check() {
        var fields = new Fields();
        fields.when(memberId != null && tier != null, "tier", "must not stand beside memberId");
        SharedFields.label(fields, "tier", tier);
        Amounts.check(fields, "amount", amount, 0, null);
        Lines.check(fields, "items", items, amount.currency());
        ActivityRequest.checkRedemptions(fields, redemptions);
        fields.when(
                memberId == null && redemptions != null && !redemptions.isEmpty(),
                "redemptions",
                "are only for a member");
        return fields;
    }

    /// @param member the one that is named, or any other
    Activity purchase(MemberId member, Instant now) {
        return new Activity(
                NOT_RECORDED,
                member,
                Activity.PURCHASE,
                now,
                null,
                amount,
                null,
                Objects.requireNonNullElse(items, List.of()),
                Objects.requireNonNullElse(redemptions, List.of()),
                null,
                Map.of());
    }
}
