package dev.merit.activities;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Line;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A recorded activity in an answer; a purchase with the amount refunded since; and the points that it earned or
/// reversed. `countedAt` is present only if it differs from `occurredAt`: a refund counts at the time of its purchase
/// at the earliest. Attributes are sorted by name, so that every process gives the same answer.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Activity", examples = ActivityDocs.RECORDED)
record ActivityAnswer(
        ActivityId activityId,
        MemberId memberId,
        String type,
        Instant occurredAt,
        @Nullable Instant countedAt,
        Instant recordedAt,
        @Nullable String channel,
        @Nullable Money amount,
        @Nullable ActivityId refundOf,
        List<Line> items,
        List<RedemptionId> redemptions,
        @Nullable Integer rating,
        Map<String, String> attributes,
        @Nullable Money refunded,
        @Nullable Long points) {

    static ActivityAnswer of(ActivityRecord record) {
        var a = record.activity();
        return new ActivityAnswer(
                a.activityId(),
                a.memberId(),
                a.type(),
                a.occurredAt(),
                record.countedAt().equals(a.occurredAt()) ? null : record.countedAt(),
                record.recordedAt(),
                a.channel(),
                a.amount(),
                a.refundOf(),
                a.items(),
                a.redemptions(),
                a.rating(),
                new TreeMap<>(a.attributes()),
                record.refunded().amount() == 0
                        ? null
                        : new Money(record.refunded().amount(), a.paid().currency()),
                record.earned().points() == 0
                        ? null
                        : Long.valueOf(record.earned().points()));
    }
}
