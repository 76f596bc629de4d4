package dev.merit.shared.activity;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored record of an activity: when it was recorded, how its amount is divided over strategies, and the points
/// that it earned, in all and, if it has lines, by part. The record of a purchase also has the amount refunded since,
/// in all and by share.
///
/// It counts at the time at which it occurred. A refund that is dated before its purchase counts at the time of the
/// purchase.
///
/// Every read and write of the attributes is in this file, because a refund and a move must not miss one of them.
public record ActivityRecord(
        Activity activity,
        Instant countedAt,
        Instant recordedAt,
        List<Share> shares,
        RefundState refunded,
        List<Long> takenBack,
        EarnedPoints earned,
        List<Long> earnedByPart,
        int effectVersion) {

    /// The maximum number of moves of one record that are followed.
    private static final int MAX_MOVES = 50;

    private static final String MOVED_TO = "movedTo";
    private static final String MOVES = "moves";
    private static final String NOT_MOVED = "attribute_not_exists(#movedTo)";
    private static final String MOVED = "attribute_exists(#movedTo)";
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
                RefundState.NOTHING,
                List.of(),
                EarnedPoints.NOTHING,
                List.of(),
                Effects.VERSION);
    }

    /// The same refund, which counts at the time of its purchase at the earliest.
    public ActivityRecord behind(Activity purchase) {
        var earliest = purchase.occurredAt();
        var counted = countedAt.isBefore(earliest) ? earliest : countedAt;
        return copy(activity, counted, earned, earnedByPart, effectVersion);
    }

    public ActivityRecord with(EarnedPoints earned) {
        return with(earned, List.of());
    }

    /// The same with the points that it earned.
    ///
    /// @param byPart the points that each part of a purchase earned, see [PurchaseParts]
    public ActivityRecord with(EarnedPoints earned, List<Long> byPart) {
        return copy(activity, countedAt, earned, byPart, effectVersion);
    }

    /// The same, counted by this version of the effect.
    public ActivityRecord countedBy(int version) {
        return copy(activity, countedAt, earned, earnedByPart, version);
    }

    private ActivityRecord copy(
            Activity activity, Instant countedAt, EarnedPoints earned, List<Long> byPart, int version) {
        return new ActivityRecord(
                activity, countedAt, recordedAt, shares, refunded, takenBack, earned, byPart, version);
    }

    /// The part of a purchase's amount that is not refunded.
    public long left() {
        return activity.paid().minorUnits() - refunded.amount();
    }

    /// The points of this purchase that a refund reverses; all that are left if everything is refunded.
    ///
    /// @param after the state with the refund
    public EarnedPoints pointsBack(RefundState after) {
        if (earned.points() <= 0) {
            return EarnedPoints.NOTHING;
        }
        boolean all = after.amount() >= activity.paid().minorUnits();
        return earned.back(all ? earned.points() : after.due(activity, pointsByPart()));
    }

    private List<Long> pointsByPart() {
        return earnedByPart.isEmpty() ? new PurchaseParts(activity).spread(earned.points()) : earnedByPart;
    }

    /// Subtracts a refund from this purchase, on condition that no other refund was recorded meanwhile. A refund of 0
    /// counts too.
    public Write takeBack(RefundState after, List<Share> taken) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < shares.size(); i++) {
            sums.add(takenBack.get(i) + taken.get(i).minorUnits());
        }
        var change = addRefunds(Item.map(), after, sums);
        var write = Write.update(Keys.activity(activity.memberId(), activity.activityId()))
                .setAll(earned.after(change, pointsBack(after)));
        return unrefunded(write);
    }

    /// Adds the condition that the record has had no refund since it was read, and was not moved.
    private Write unrefunded(Write write) {
        var amount = refunded.amount() == 0
                ? "(" + Write.PRESENT + ") AND (" + NOTHING_REFUNDED + " OR " + SO_MUCH_REFUNDED + ")"
                : SO_MUCH_REFUNDED;
        boolean none = refunded.refunds() == 0;
        write.when(amount + " AND " + NOT_MOVED + " AND " + (none ? NO_REFUND : SO_MANY_REFUNDS))
                .with(":refunded", refunded.amount());
        return none ? write : write.with(":refundCount", refunded.refunds());
    }

    /// Deletes the item of a record, on condition that it has had no refund since it was read, and was not moved.
    public static Write removal(Item item) {
        var record = from(item);
        var write = Write.delete(item.key());
        return movedTo(item).isPresent() ? write.when(MOVED) : record.unrefunded(write);
    }

    /// The member to whom the record of this item was moved. The item that is left counts for the totals and for
    /// nothing else.
    public static Optional<MemberId> movedTo(Item item) {
        return item.maybeText(MOVED_TO).map(MemberId::new);
    }

    /// Removes from the item of a purchase or refund of an erased member what does not count: the shop's
    /// attributes, the names of articles, and points.
    public static Write withoutPerson(Item item) {
        var write = EarnedPoints.removeFrom(Write.update(item.key()).when(Write.PRESENT))
                .remove(EARNED_BY_PART)
                .remove("attributes")
                .remove("rating")
                .remove("gsi1pk")
                .remove("gsi1sk");
        var lines = item.items("items").stream().map(Line::from).toList();
        return lines.isEmpty()
                ? write
                : write.setAll(Item.map()
                        .items(
                                "items",
                                lines.stream()
                                        .map(Line::withoutName)
                                        .map(Line::toItem)
                                        .toList()));
    }

    /// The item, or, if the record was moved, the item that it is now.
    public static Optional<Item> current(Table table, Item item) {
        var now = Optional.of(item);
        for (int i = 0; i < MAX_MOVES && now.flatMap(ActivityRecord::movedTo).isPresent(); i++) {
            var activity = new ActivityId(item.key().skId());
            now = table.get(Keys.activity(movedTo(now.get()).orElseThrow(), activity));
        }
        return now;
    }

    /// The same record of another member.
    public ActivityRecord of(MemberId member) {
        return copy(activity.of(member), countedAt, earned, earnedByPart, effectVersion);
    }

    /// Moves the record, with its refunded amount, to another member. Its position in the ledger stays with the item
    /// that is left, so that the totals count it once. The record keeps its earlier members.
    ///
    /// @param source the item of this record
    /// @param target the item of the other member with this id: none, or what an earlier move has left
    /// @param earned the points with the other member
    public List<Write> move(Item source, @Nullable Item target, MemberId to, EarnedPoints earned, Instant at) {
        var moves = new ArrayList<>(source.items(MOVES));
        moves.add(Item.map()
                .text("from", activity.memberId().value())
                .text("to", to.value())
                .instant("at", at));
        var moved = of(to).with(earned, earnedByPart).toItem();
        var item = addRefunds(moved, refunded, takenBack).items(MOVES, moves);
        var left = EarnedPoints.removeFrom(Write.update(source.key()).set(MOVED_TO, to.value()))
                .remove("gsi1pk")
                .remove("gsi1sk");
        return List.of(
                unrefunded(left),
                target == null
                        ? Write.put(item).when(Write.ABSENT)
                        : Write.update(target.key())
                                .setAll(item)
                                .remove(MOVED_TO)
                                .when(MOVED));
    }

    /// Adds what is refunded; nothing if there was no refund.
    private static Item addRefunds(Item item, RefundState refunded, List<Long> takenBack) {
        if (refunded.amount() > 0 || refunded.refunds() > 0) {
            item.number(REFUNDED, refunded.amount()).numbers(TAKEN_BACK, takenBack);
        }
        if (refunded.refunds() > 0) {
            item.number(REFUNDS, refunded.refunds());
        }
        if (refunded.isByParts()) {
            item.numbers(RETURNED, refunded.returned());
        }
        return item;
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
        return earned.addTo(Effects.addTo(item, effectVersion));
    }

    /// The write of a new record, which keeps its position in the ledger.
    public Write put() {
        return Effects.counted(Write.put(toItem()), effectVersion).when(Write.ABSENT);
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
                new RefundState(item.sum(REFUNDED), item.numbers(RETURNED), item.sum(REFUNDS)),
                item.numbers(TAKEN_BACK),
                EarnedPoints.from(item),
                item.numbers(EARNED_BY_PART),
                Effects.versionOf(item));
    }
}
