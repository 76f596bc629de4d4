package dev.merit.shared.activity;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.Earned;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/// An activity as the table keeps it: when it was recorded, how its amount was shared out over strategies, and, of a
/// purchase, how much was refunded since, in all and of each share; and what points it earned its member, in all and,
/// where it has lines, with each of its parts.
///
/// It counts at the time at which it occurred; a refund that is said to have occurred before its purchase counts at the
/// time of the purchase.
public record ActivityRecord(
        Activity activity,
        Instant countedAt,
        Instant recordedAt,
        List<Share> shares,
        Refunded refunded,
        List<Long> takenBack,
        Earned earned,
        List<Long> earnedByPart) {

    /// Where the place in the ledger is kept.
    public static final String PLACE = "place";

    private static final String COUNTED_AT = "countedAt";
    private static final String REFUNDED = "refunded";
    private static final String TAKEN_BACK = "takenBack";
    private static final String RETURNED = "returned";
    private static final String REFUNDS = "refundCount";
    private static final String EARNED_BY_PART = "pointsByPart";
    private static final String NOTHING_REFUNDED = "attribute_not_exists(#refunded)";
    private static final String SO_MUCH_REFUNDED = "#refunded = :refunded";
    private static final String NO_REFUND = "attribute_not_exists(#refundCount)";
    private static final String SO_MANY_REFUNDS = "#refundCount = :refundCount";

    public ActivityRecord {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        shares = List.copyOf(shares);
        takenBack = takenBack.isEmpty() ? Collections.nCopies(shares.size(), 0L) : List.copyOf(takenBack);
        earnedByPart = List.copyOf(earnedByPart);
    }

    public ActivityRecord(Activity activity, Instant recordedAt, List<Share> shares) {
        this(
                activity,
                activity.occurredAt(),
                recordedAt,
                shares,
                Refunded.NOTHING,
                List.of(),
                Earned.NOTHING,
                List.of());
    }

    /// The same of a refund, which counts at the time of its purchase at the earliest.
    public ActivityRecord behind(Activity purchase) {
        var earliest = purchase.occurredAt();
        return new ActivityRecord(
                activity,
                countedAt.isBefore(earliest) ? earliest : countedAt,
                recordedAt,
                shares,
                refunded,
                takenBack,
                earned,
                earnedByPart);
    }

    public ActivityRecord with(Earned earned) {
        return with(earned, List.of());
    }

    /// The same with the points that it earned.
    ///
    /// @param byPart what of the points each part of a purchase earned, see [PurchaseParts]
    public ActivityRecord with(Earned earned, List<Long> byPart) {
        return new ActivityRecord(activity, countedAt, recordedAt, shares, refunded, takenBack, earned, byPart);
    }

    /// What of a purchase's amount is not refunded.
    public long left() {
        return activity.paid().minorUnits() - refunded.amount();
    }

    /// The points that a refund takes back of this purchase's, when so much is refunded with it; all that are left,
    /// when all that was paid is.
    public Earned pointsBack(Refunded after) {
        if (earned.points() <= 0) {
            return Earned.NOTHING;
        }
        boolean all = after.amount() >= activity.paid().minorUnits();
        return earned.back(all ? earned.points() : after.due(activity, pointsByPart()));
    }

    private List<Long> pointsByPart() {
        return earnedByPart.isEmpty() ? new PurchaseParts(activity).spread(earned.points()) : earnedByPart;
    }

    /// Takes a refund off this purchase, on condition that none came between. A refund of nothing counts as well.
    public Write takeBack(Refunded after, List<Share> taken) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < shares.size(); i++) {
            sums.add(takenBack.get(i) + taken.get(i).minorUnits());
        }
        var change = Item.map()
                .number(REFUNDED, after.amount())
                .numbers(TAKEN_BACK, sums)
                .number(REFUNDS, after.refunds());
        if (after.isByParts()) {
            change.numbers(RETURNED, after.returned());
        }
        var write = Write.update(Keys.activity(activity.memberId(), activity.activityId()))
                .setAll(earned.after(change, pointsBack(after)));
        var none = refunded.refunds() == 0;
        var amount = refunded.amount() == 0
                ? "(" + Write.PRESENT + ") AND (" + NOTHING_REFUNDED + " OR " + SO_MUCH_REFUNDED + ")"
                : SO_MUCH_REFUNDED;
        write.when(amount + " AND " + (none ? NO_REFUND : SO_MANY_REFUNDS)).with(":refunded", refunded.amount());
        return none ? write : write.with(":refundCount", refunded.refunds());
    }

    public Item toItem() {
        var a = activity;
        var byTime = Keys.activityByTime(a.memberId(), countedAt, a.activityId());
        var item = Item.at(Keys.activity(a.memberId(), a.activityId()))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("type", a.type())
                .instant("occurredAt", a.occurredAt())
                .instant(COUNTED_AT, countedAt.equals(a.occurredAt()) ? null : countedAt)
                .instant("recordedAt", recordedAt)
                .text("channel", a.channel())
                .text("refundOf", a.refundOf() == null ? null : a.refundOf().value())
                .items("items", a.items().stream().map(Line::toItem).toList())
                .list(
                        "redemptions",
                        a.redemptions().stream().map(RedemptionId::value).toList())
                .number("rating", a.rating() == null ? null : Long.valueOf(a.rating()))
                .texts("attributes", a.attributes())
                .items("shares", shares.stream().map(Share::toItem).toList());
        if (a.amount() != null) {
            item.number("amount", a.amount().minorUnits())
                    .text("currency", a.amount().currency().getCurrencyCode());
        }
        if (!earnedByPart.isEmpty()) {
            item.numbers(EARNED_BY_PART, earnedByPart);
        }
        return earned.addTo(item);
    }

    public static ActivityRecord from(Item item) {
        var key = item.key();
        var amount = item.maybeNumber("amount")
                .map(minorUnits -> new Money(minorUnits, Currency.getInstance(item.text("currency"))));
        var activity = new Activity(
                new ActivityId(key.skId()),
                new MemberId(key.pkId()),
                item.text("type"),
                item.instant("occurredAt"),
                item.maybeText("channel").orElse(null),
                amount.orElse(null),
                item.maybeText("refundOf").map(ActivityId::new).orElse(null),
                item.items("items").stream().map(Line::from).toList(),
                item.list("redemptions").stream().map(RedemptionId::new).toList(),
                item.maybeNumber("rating").map(Math::toIntExact).orElse(null),
                item.texts("attributes"));
        return new ActivityRecord(
                activity,
                item.maybeInstant(COUNTED_AT).orElse(activity.occurredAt()),
                item.instant("recordedAt"),
                item.items("shares").stream().map(Share::from).toList(),
                new Refunded(item.sum(REFUNDED), item.numbers(RETURNED), item.sum(REFUNDS)),
                item.numbers(TAKEN_BACK),
                Earned.from(item),
                item.numbers(EARNED_BY_PART));
    }
}
