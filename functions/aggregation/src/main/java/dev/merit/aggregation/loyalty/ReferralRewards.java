package dev.merit.aggregation.loyalty;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Gives a referred member and the referrer points for the first kept purchase: the earliest one of which at least the
/// programme's minimum is not refunded when the time for returns is over. So the points are never reversed. Until then
/// the wallet names the referrer. The transaction that gives the points removes the name, so it commits only once. An
/// item counts, in that transaction, the members for whom the referrer gets points in a month, which are limited.
final class ReferralRewards {

    private static final String REFERRER = "referrer";
    private static final String UNREWARDED = "#referrer = :referrer";
    private static final String KEPT =
            "#type = :type AND #amount >= :least AND (attribute_not_exists(#refunded) OR #refunded < #amount)";

    /// The most purchases that are examined; a query reads one megabyte of them anyway.
    private static final int MAX_CANDIDATES = 100;

    private static final String COUNT = "count";
    private static final Duration COUNT_KEPT = Duration.ofDays(62);

    private final Table table;
    private final PointsProgramme programme;
    private final Instant now;

    ReferralRewards(Table table, PointsProgramme programme, Instant now) {
        this.table = table;
        this.programme = programme;
        this.now = now;
    }

    /// Reads purchases only of members who were referred and have bought something.
    boolean see(MemberId member, Item wallet) {
        var referrer = wallet.maybeText(REFERRER).map(MemberId::new);
        var referral = programme.referral();
        var bought = wallet.attributeNames().stream().anyMatch(name -> name.startsWith("purchases."));
        if (referrer.isEmpty() || referral == null || !bought) {
            return false;
        }
        return firstKept(member, referral)
                .filter(this::isOver)
                .map(purchase -> isBefore(purchase)
                        ? settle(List.of(rewarded(member, referrer.get(), 0)))
                        : reward(member, referrer.get(), referral, purchase))
                .orElse(false);
    }

    private Optional<ActivityRecord> firstKept(MemberId member, PointsProgramme.Referral referral) {
        var minimum = referral.minimum();
        long least = minimum == null ? 1 : Math.max(1, minimum.minorUnits());
        var purchases = Keys.activitiesByTime(member).filter(KEPT, Map.of(":type", "purchase", ":least", least));
        return table.first(purchases, minimum == null ? 1 : MAX_CANDIDATES).stream()
                .map(ActivityRecord::from)
                .filter(purchase -> minimum == null || isKept(purchase, minimum))
                .findFirst();
    }

    private static boolean isKept(ActivityRecord purchase, Money minimum) {
        var paid = purchase.activity().paid();
        return paid.currency().equals(minimum.currency()) && purchase.left() >= minimum.minorUnits();
    }

    /// Whether it can no longer be returned: by the programme under which it earned points, or by the present one if
    /// it earned none.
    private boolean isOver(ActivityRecord purchase) {
        var lot = purchase.earned().lot();
        if (lot != null) {
            return !lot.availableOn().isAfter(PointsBalance.day(now));
        }
        int days = Objects.requireNonNullElse(programme.pendingDays(), 0);
        var end = PointsBalance.day(purchase.activity().occurredAt()).plusDays(days);
        return !end.isAfter(PointsBalance.day(now));
    }

    private boolean isBefore(ActivityRecord purchase) {
        return purchase.activity().occurredAt().isBefore(Objects.requireNonNull(programme.startsAt()));
    }

    private boolean reward(
            MemberId member, MemberId referrer, PointsProgramme.Referral referral, ActivityRecord purchase) {
        var own = new ArrayList<Write>();
        own.add(rewarded(member, referrer, referral.referred()));
        var about = Item.map()
                .text(PointsEntry.OTHER, referrer.value())
                .text(PointsEntry.PURCHASE, purchase.activity().activityId().value());
        own.addAll(entry(member, member, referral.referred(), about));
        if (referral.referrer() == 0) {
            return settle(own);
        }
        var both = new ArrayList<>(own);
        both.add(given(referrer, referral.referrer()));
        both.addAll(entry(referrer, member, referral.referrer(), Item.map().text(PointsEntry.OTHER, member.value())));
        var month = YearMonth.from(PointsBalance.day(now));
        var counter = Keys.referralsOf(referrer, month);
        if (referral.mostPerMonth() != null) {
            both.add(counted(counter, referral.mostPerMonth()));
        }
        return switch (table.transact(both)) {
            case Outcome.Done _ -> true;
            case Outcome.Contended _ -> false;
            // The referrer is erased, or has reached the limit of the month.
            case Outcome.Refused(var failed) ->
                failed.stream()
                                .allMatch(f -> f.key().equals(Keys.wallet(referrer))
                                        || f.key().equals(counter))
                        && settle(own);
        };
    }

    private Write counted(Key counter, int max) {
        return Write.update(counter)
                .add(COUNT, 1)
                .set("expiresAt", now.plus(COUNT_KEPT).getEpochSecond())
                .when("attribute_not_exists(#count) OR #count < :max")
                .with(":max", max);
    }

    private boolean settle(List<Write> writes) {
        return table.transact(writes) instanceof Outcome.Done;
    }

    private Write rewarded(MemberId member, MemberId referrer, long points) {
        return given(member, points).remove(REFERRER).when(UNREWARDED).with(":referrer", referrer.value());
    }

    private Write given(MemberId member, long points) {
        var lot = programme.lot(PointsBalance.day(now));
        return PointsBalance.bind(Write.update(Keys.wallet(member)), points)
                .add(lot.name(), points)
                .when(Write.PRESENT);
    }

    /// The entry, named by the referred member for both.
    private List<Write> entry(MemberId member, MemberId referred, long points, Item about) {
        return points == 0
                ? List.of()
                : List.of(PointsEntry.of(member, PointsEntry.REFERRAL, referred.value(), points, now)
                        .with(about)
                        .put());
    }
}
