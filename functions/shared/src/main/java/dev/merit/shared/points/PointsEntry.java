package dev.merit.shared.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/// An entry of a member's points that belongs to no activity, with its details. The points of an activity are entered
/// by its record.
///
/// @param id unique among the member's entries of its kind
/// @param points below zero if they are taken
public record PointsEntry(MemberId member, String kind, String id, long points, Instant at, Item about) {

    public static final String SIGN_UP = "sign-up";
    public static final String BIRTHDAY = "birthday";
    public static final String REFERRAL = "referral";
    public static final String ADJUSTMENT = "adjustment";
    public static final String REDEMPTION = "redemption";
    public static final String ROLLBACK = "rollback";
    public static final String EXPIRY = "expiry";
    public static final String TRANSFER = "transfer";
    public static final String RECEIPT = "received";
    public static final String TRANSFER_ROLLBACK = "transfer-rollback";

    /// Attributes of an entry of a transfer: its id, and the other member. An entry of a referral has the latter too.
    public static final String TRANSFER_ID = "transferId";

    public static final String OTHER = "otherMemberId";

    /// The purchase for which the referred member gets an entry.
    public static final String PURCHASE = "activityId";

    /// The attribute in which every record with an effect on its member's points keeps it.
    public static final String POINTS = "points";

    /// How many of the spent points were bound to their member.
    public static final String BOUND = "bound";

    private static final String KIND = "kind";
    private static final String AT = "at";
    private static final String ID = "id";
    private static final String ABOUT = "about";
    private static final String LOTS = "lots";

    public PointsEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static PointsEntry of(MemberId member, String kind, String id, long points, Instant at) {
        return new PointsEntry(member, kind, id, points, at, Item.map());
    }

    public PointsEntry with(Item about) {
        return new PointsEntry(member, kind, id, points, at, about);
    }

    /// Stores which points were taken, by the days on which they expire.
    public PointsEntry with(SortedMap<LocalDate, Long> lots) {
        var texts = new TreeMap<String, String>();
        lots.forEach((expiresOn, part) -> texts.put(expiresOn.toString(), part.toString()));
        return with(about.texts(LOTS, texts));
    }

    /// The stored points that have not expired on that day.
    public SortedMap<LocalDate, Long> unexpired(LocalDate today) {
        var lots = new TreeMap<LocalDate, Long>();
        about.texts(LOTS).forEach((expiresOn, part) -> lots.put(LocalDate.parse(expiresOn), Long.valueOf(part)));
        return lots.tailMap(today.plusDays(1));
    }

    /// The write that creates the entry, if it does not exist.
    public Write put() {
        var byTime = Keys.pointsByTime(member, at, kind, id);
        var item = Item.at(Keys.points(member, kind, id))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text(KIND, kind)
                .text(ID, id)
                .number(POINTS, points)
                .instant(AT, at)
                .item(ABOUT, about.attributeNames().isEmpty() ? null : about);
        return Write.put(item).when(Write.ABSENT);
    }

    public static PointsEntry from(Item item) {
        return new PointsEntry(
                new MemberId(item.key().pkId()),
                item.text(KIND),
                item.text(ID),
                item.number(POINTS),
                item.instant(AT),
                item.maybeItem(ABOUT).orElse(Item.map()));
    }
}
