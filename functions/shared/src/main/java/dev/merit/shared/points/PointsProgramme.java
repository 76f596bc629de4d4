package dev.merit.shared.points;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rules by which members earn points, and the value of a point. Its fields, their form in the item and their
/// example are in one file, so that a new field is added to all of them.
///
/// @param startsAt activities before it earn nothing, so that imported history does not
/// @param perUnit points for each major unit of the currency (a dollar, a yen) paid
/// @param categories the rates of categories that have their own
/// @param activities the points of each type of activity other than purchases
/// @param signUp the points of a new member
/// @param pendingDays how many days points of a purchase are pending: the time in which it may be returned
/// @param expireAfterMonths points expire at the end of the UTC month in which they have this age
/// @param pointValue the discount of a point, in minor units
/// @param tiers the multiplier of purchases by tier
/// @param birthday the points given once a year
/// @param transfers whether members may transfer points to one another; no, if absent
@RegisterForReflection
@Schema(name = "PointsProgramme", examples = PointsProgramme.EXAMPLE)
public record PointsProgramme(
        Currency currency,
        @Nullable Instant startsAt,
        Rate perUnit,
        @Nullable Map<String, Rate> categories,
        @Nullable Map<String, Award> activities,
        @Nullable Long signUp,
        @Nullable Integer pendingDays,
        @Nullable Integer expireAfterMonths,
        @Nullable Rate pointValue,
        @Nullable Map<String, Rate> tiers,
        @Nullable Long birthday,
        @Nullable Referral referral,
        @Nullable Boolean transfers) {

    static final String EXAMPLE = """
            {"currency": "USD", "startsAt": "2025-11-01T00:00:00Z", "perUnit": "1", "categories": {"tea": "1.5"}, \
            "activities": {"review": {"points": 50, "mostPerDay": 1, "selfReported": true}}, "signUp": 100, "pendingDays": 14, "expireAfterMonths": 12, \
            "pointValue": "0.5", "tiers": {"gold": "1.5"}, "birthday": 50, "referral": {"referrer": 200, "referred": 100, \
            "minimum": {"minorUnits": 2000, "currency": "USD"}, "mostPerMonth": 5}, "transfers": true}""";

    /// The points of one activity, for at most so many of its type a day and member.
    ///
    /// @param selfReported whether members may record them with their own token; the settings decide if absent
    @RegisterForReflection
    @Schema(name = "PointsAward")
    public record Award(
            long points,
            @Nullable Integer mostPerDay,
            @Nullable Boolean selfReported) {

        public Award(long points, @Nullable Integer mostPerDay) {
            this(points, mostPerDay, null);
        }
    }

    /// The points of a member who referred another, and of the other, for the first purchase of the other.
    ///
    /// @param minimum how much of the purchase must be kept; any amount, if absent
    /// @param mostPerMonth for how many others a calendar month, in UTC, the referrer is given points; the others
    /// always get theirs
    @RegisterForReflection
    @Schema(name = "PointsReferral")
    public record Referral(
            long referrer,
            long referred,
            @Nullable Money minimum,
            @Nullable Integer mostPerMonth) {

        public Referral(long referrer, long referred) {
            this(referrer, referred, null, null);
        }
    }

    public PointsProgramme {
        tiers = tiers == null ? Map.of() : Map.copyOf(tiers);
        categories = categories == null ? Map.of() : Map.copyOf(categories);
        activities = activities == null ? Map.of() : Map.copyOf(activities);
    }

    /// A programme without tiers, birthdays, referrals and transfers.
    public PointsProgramme(
            Currency currency,
            @Nullable Instant startsAt,
            Rate perUnit,
            @Nullable Map<String, Rate> categories,
            @Nullable Map<String, Award> activities,
            @Nullable Long signUp,
            @Nullable Integer pendingDays,
            @Nullable Integer expireAfterMonths,
            @Nullable Rate pointValue) {
        this(
                currency,
                startsAt,
                perUnit,
                categories,
                activities,
                signUp,
                pendingDays,
                expireAfterMonths,
                pointValue,
                null,
                null,
                null,
                null);
    }

    public boolean mayTransfer() {
        return transfers != null && transfers;
    }

    /// The lot of points that are available from that day on.
    public PointsLot lot(LocalDate availableOn) {
        return new PointsLot(
                availableOn,
                expireAfterMonths == null
                        ? PointsLot.NEVER
                        : availableOn.plusMonths(expireAfterMonths + 1L).withDayOfMonth(1));
    }

    /// The points of a member who was registered at that time.
    public EarnedPoints welcome(Instant registeredAt, LocalDate today) {
        return signUp == null || signUp == 0 || registeredAt.isBefore(Objects.requireNonNull(startsAt))
                ? EarnedPoints.NOTHING
                : new EarnedPoints(signUp, lot(today), 0);
    }

    /// The same with a start, if it has none.
    public PointsProgramme startingAt(Instant at) {
        return new PointsProgramme(
                currency,
                Objects.requireNonNullElse(startsAt, at).truncatedTo(ChronoUnit.MILLIS),
                perUnit,
                categories,
                activities,
                signUp,
                pendingDays,
                expireAfterMonths,
                pointValue,
                tiers,
                birthday,
                referral,
                transfers);
    }

    Item addTo(Item item) {
        var points = new TreeMap<String, String>();
        var limits = new TreeMap<String, String>();
        var selfReported = new TreeMap<String, String>();
        Objects.requireNonNull(activities).forEach((type, award) -> {
            points.put(type, Long.toString(award.points()));
            if (award.mostPerDay() != null) {
                limits.put(type, award.mostPerDay().toString());
            }
            if (award.selfReported() != null) {
                selfReported.put(type, award.selfReported().toString());
            }
        });
        return item.text("currency", currency.getCurrencyCode())
                .instant("startsAt", startsAt)
                .text("perUnit", perUnit.text())
                .texts("categories", texts(categories))
                .texts("activities", points)
                .texts("mostPerDay", limits)
                .texts("selfReported", selfReported)
                .number("signUp", signUp)
                .number("pendingDays", number(pendingDays))
                .number("expireAfterMonths", number(expireAfterMonths))
                .text("pointValue", pointValue == null ? null : pointValue.text())
                .texts("tiers", texts(tiers))
                .number("birthday", birthday)
                .number("referrer", referral == null ? null : Long.valueOf(referral.referrer()))
                .number("referred", referral == null ? null : Long.valueOf(referral.referred()))
                .number("referralMinimum", referral == null ? null : minorUnits(referral.minimum()))
                .number("referralsPerMonth", referral == null ? null : number(referral.mostPerMonth()))
                .flag("transfers", transfers);
    }

    static PointsProgramme from(Item item) {
        var limits = item.texts("mostPerDay");
        var selfReported = item.texts("selfReported");
        var awards = new TreeMap<String, Award>();
        item.texts("activities").forEach((type, points) -> {
            var limit = limits.get(type);
            var own = selfReported.get(type);
            awards.put(
                    type,
                    new Award(
                            Long.parseLong(points),
                            limit == null ? null : Integer.valueOf(limit),
                            own == null ? null : Boolean.valueOf(own)));
        });
        return new PointsProgramme(
                Currency.getInstance(item.text("currency")),
                item.instant("startsAt"),
                Rate.of(item.text("perUnit")),
                rates(item.texts("categories")),
                awards,
                item.maybeNumber("signUp").orElse(null),
                item.maybeNumber("pendingDays").map(Math::toIntExact).orElse(null),
                item.maybeNumber("expireAfterMonths").map(Math::toIntExact).orElse(null),
                item.maybeText("pointValue").map(Rate::of).orElse(null),
                rates(item.texts("tiers")),
                item.maybeNumber("birthday").orElse(null),
                item.maybeNumber("referrer")
                        .map(referrer -> referral(referrer, item))
                        .orElse(null),
                item.maybeFlag("transfers").orElse(null));
    }

    private static Referral referral(long referrer, Item item) {
        var currency = Currency.getInstance(item.text("currency"));
        return new Referral(
                referrer,
                item.number("referred"),
                item.maybeNumber("referralMinimum")
                        .map(minimum -> new Money(minimum, currency))
                        .orElse(null),
                item.maybeNumber("referralsPerMonth").map(Math::toIntExact).orElse(null));
    }

    private static @Nullable Long minorUnits(@Nullable Money amount) {
        return amount == null ? null : Long.valueOf(amount.minorUnits());
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static Map<String, String> texts(@Nullable Map<String, Rate> rates) {
        var texts = new TreeMap<String, String>();
        Objects.requireNonNull(rates).forEach((name, rate) -> texts.put(name, rate.text()));
        return texts;
    }

    private static Map<String, Rate> rates(Map<String, String> texts) {
        var rates = new TreeMap<String, Rate>();
        texts.forEach((name, rate) -> rates.put(name, Rate.of(rate)));
        return rates;
    }
}
