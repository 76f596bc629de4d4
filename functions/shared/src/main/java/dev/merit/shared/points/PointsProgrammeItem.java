package dev.merit.shared.points;

import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsProgramme.Award;
import dev.merit.shared.points.PointsProgramme.Referral;
import dev.merit.shared.table.Item;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A [PointsProgramme] as the table keeps it.
final class PointsProgrammeItem {

    private PointsProgrammeItem() {}

    static Item addTo(Item item, PointsProgramme programme) {
        var points = new TreeMap<String, String>();
        var most = new TreeMap<String, String>();
        var selfReported = new TreeMap<String, String>();
        Objects.requireNonNull(programme.activities()).forEach((type, award) -> {
            points.put(type, Long.toString(award.points()));
            if (award.mostPerDay() != null) {
                most.put(type, award.mostPerDay().toString());
            }
            if (award.selfReported() != null) {
                selfReported.put(type, award.selfReported().toString());
            }
        });
        var pointValue = programme.pointValue();
        var referral = programme.referral();
        return item.text("currency", programme.currency().getCurrencyCode())
                .instant("startsAt", programme.startsAt())
                .text("perUnit", programme.perUnit().text())
                .texts("categories", texts(programme.categories()))
                .texts("activities", points)
                .texts("mostPerDay", most)
                .texts("selfReported", selfReported)
                .number("signUp", programme.signUp())
                .number("pendingDays", number(programme.pendingDays()))
                .number("expireAfterMonths", number(programme.expireAfterMonths()))
                .text("pointValue", pointValue == null ? null : pointValue.text())
                .texts("tiers", texts(programme.tiers()))
                .number("birthday", programme.birthday())
                .number("referrer", referral == null ? null : Long.valueOf(referral.referrer()))
                .number("referred", referral == null ? null : Long.valueOf(referral.referred()))
                .number("referralMinimum", referral == null ? null : minorUnits(referral.minimum()))
                .number("referralsPerMonth", referral == null ? null : number(referral.mostPerMonth()))
                .flag("transfers", programme.transfers());
    }

    static PointsProgramme from(Item item) {
        var most = item.texts("mostPerDay");
        var selfReported = item.texts("selfReported");
        var awards = new TreeMap<String, Award>();
        item.texts("activities").forEach((type, points) -> {
            var limit = most.get(type);
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
