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
/// purchase, how much was refunded since, in all and of each share; and what points it earned its member.
public record ActivityRecord(
        Activity activity, Instant recordedAt, List<Share> shares, long refunded, List<Long> takenBack, Earned earned) {

    /// Where the place in the ledger is kept.
    public static final String PLACE = "place";

    private static final String REFUNDED = "refunded";
    private static final String TAKEN_BACK = "takenBack";
    private static final String NOTHING_REFUNDED = "attribute_not_exists(#refunded)";
    private static final String SO_MUCH_REFUNDED = "#refunded = :refunded";

    public ActivityRecord {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        shares = List.copyOf(shares);
        takenBack = takenBack.isEmpty() ? Collections.nCopies(shares.size(), 0L) : List.copyOf(takenBack);
    }

    public ActivityRecord(
            Activity activity, Instant recordedAt, List<Share> shares, long refunded, List<Long> takenBack) {
        this(activity, recordedAt, shares, refunded, takenBack, Earned.NOTHING);
    }

    public ActivityRecord(Activity activity, Instant recordedAt, List<Share> shares) {
        this(activity, recordedAt, shares, 0, List.of());
    }

    public ActivityRecord with(Earned earned) {
        return new ActivityRecord(activity, recordedAt, shares, refunded, takenBack, earned);
    }

    /// What of a purchase's amount is not refunded.
    public long left() {
        return activity.paid().minorUnits() - refunded;
    }

    /// The points that a refund takes back of this purchase's.
    public Earned pointsBack(long refund) {
        return earned.back(refunded + refund, activity.paid().minorUnits());
    }

    /// Takes a refund off this purchase, on condition that none came between. A refund of nothing counts as well.
    public Write takeBack(long refund, List<Share> taken) {
        var after = new ArrayList<Long>();
        for (int i = 0; i < shares.size(); i++) {
            after.add(takenBack.get(i) + taken.get(i).minorUnits());
        }
        var write = Write.update(Keys.activity(activity.memberId(), activity.activityId()))
                .setAll(earned.after(
                        Item.map().number(REFUNDED, refunded + refund).numbers(TAKEN_BACK, after), pointsBack(refund)));
        return refunded == 0
                ? write.when("(" + Write.PRESENT + ") AND (" + NOTHING_REFUNDED + " OR " + SO_MUCH_REFUNDED + ")")
                        .with(":refunded", 0)
                : write.when(SO_MUCH_REFUNDED).with(":refunded", refunded);
    }

    public Item toItem() {
        var a = activity;
        var byTime = Keys.activityByTime(a.memberId(), a.occurredAt(), a.activityId());
        var item = Item.at(Keys.activity(a.memberId(), a.activityId()))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("type", a.type())
                .instant("occurredAt", a.occurredAt())
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
                item.instant("recordedAt"),
                item.items("shares").stream().map(Share::from).toList(),
                item.sum(REFUNDED),
                item.numbers(TAKEN_BACK),
                Earned.from(item));
    }
}
