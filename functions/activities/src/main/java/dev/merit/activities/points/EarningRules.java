package dev.merit.activities.points;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.money.Shares;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Computes the points that an activity earns, from the programme, the activity and the time of recording alone.
public final class EarningRules {

    /// The maximum of points for one activity.
    private static final long MAX = 1_000_000_000_000L;

    private EarningRules() {}

    /// The points and their lot.
    ///
    /// @param multipliers of the points of a purchase; all of them apply
    public static EarnedPoints of(
            Optional<PointsProgramme> programme, Activity activity, List<Rate> multipliers, Instant now) {
        return programme
                .filter(p -> !activity.occurredAt().isBefore(Objects.requireNonNull(p.startsAt())))
                .map(p -> of(p, activity, multipliers, now))
                .orElse(EarnedPoints.NOTHING);
    }

    private static EarnedPoints of(PointsProgramme programme, Activity activity, List<Rate> multipliers, Instant now) {
        var today = PointsBalance.day(now);
        if (activity.isPurchase()) {
            int days = Objects.requireNonNullElse(programme.pendingDays(), 0);
            var available = PointsBalance.day(activity.occurredAt()).plusDays(days);
            var lot = programme.lot(available.isBefore(today) ? today : available);
            return earned(ofPurchase(programme, activity, multipliers), lot);
        }
        var award = Objects.requireNonNull(programme.activities()).get(activity.type());
        return award == null ? EarnedPoints.NOTHING : earned(award.points(), programme.lot(today));
    }

    private static EarnedPoints earned(long points, PointsLot lot) {
        return points == 0 ? EarnedPoints.NOTHING : new EarnedPoints(points, lot, 0);
    }

    /// The points of a purchase by its parts: its lines, and the amount beside them. Empty if it has no lines or no
    /// points.
    public static List<Long> byPart(Optional<PointsProgramme> programme, Activity activity, EarnedPoints earned) {
        return programme.isEmpty() || activity.items().isEmpty() || earned.points() <= 0 || !activity.isPurchase()
                ? List.of()
                : Shares.by(earned.points(), weights(programme.get(), activity));
    }

    /// The points that one rule earned.
    ///
    /// @param category whose own rate it is; null for the general rate
    /// @param perUnit before multipliers
    /// @param points after multipliers
    @RegisterForReflection
    @Schema(name = "PointsOfRule")
    public record RulePoints(@Nullable String category, Rate perUnit, long points) {}

    /// The points of a purchase by the rules that apply to its parts. They sum to what the purchase earned.
    public static List<RulePoints> byRule(Optional<PointsProgramme> programme, Activity purchase, EarnedPoints earned) {
        return programme
                .filter(p -> p.currency().equals(purchase.paid().currency()))
                .map(p -> byRule(p, purchase, earned))
                .orElse(List.of());
    }

    private static List<RulePoints> byRule(PointsProgramme programme, Activity purchase, EarnedPoints earned) {
        var parts = byPart(Optional.of(programme), purchase, earned);
        var rates = Objects.requireNonNull(programme.categories());
        var points = new LinkedHashMap<String, Long>();
        long general = earned.points();
        for (int i = 0; i < purchase.items().size(); i++) {
            var category = purchase.items().get(i).category();
            if (category != null && rates.containsKey(category)) {
                long ofLine = parts.isEmpty() ? 0 : parts.get(i);
                points.merge(category, ofLine, Math::addExact);
                general -= ofLine;
            }
        }
        var rules = new ArrayList<RulePoints>();
        points.forEach((category, own) ->
                rules.add(new RulePoints(category, Objects.requireNonNull(rates.get(category)), own)));
        rules.add(new RulePoints(null, programme.perUnit(), general));
        return rules;
    }

    /// The amount paid, each line by the rate of its category and the amount beside the lines (postage, for example)
    /// by the general rate. If the lines add up to more than was paid, each counts in proportion. The result is
    /// rounded down once, after the multiplication.
    private static long ofPurchase(PointsProgramme programme, Activity purchase, List<Rate> multipliers) {
        var paid = purchase.paid();
        if (!paid.currency().equals(programme.currency())) {
            return 0;
        }
        var weighed = weights(programme, purchase).stream().reduce(BigInteger.ZERO, BigInteger::add);
        var whole = BigInteger.valueOf(paid.minorUnits());
        var lines = lines(purchase);
        var divisor = Rate.ONE.multiply(BigInteger.TEN.pow(paid.currency().getDefaultFractionDigits()));
        if (lines.compareTo(whole) > 0) {
            weighed = weighed.multiply(whole);
            divisor = divisor.multiply(lines);
        }
        for (var multiplier : multipliers) {
            weighed = weighed.multiply(BigInteger.valueOf(multiplier.tenThousandths()));
            divisor = divisor.multiply(Rate.ONE);
        }
        return weighed.divide(divisor).min(BigInteger.valueOf(MAX)).longValueExact();
    }

    private static BigInteger lines(Activity purchase) {
        return purchase.items().stream()
                .map(line -> BigInteger.valueOf(line.amount().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// By part, the amount multiplied by its rate; the amount beside the lines comes last.
    private static List<BigInteger> weights(PointsProgramme programme, Activity purchase) {
        var rates = Objects.requireNonNull(programme.categories());
        var weights = new ArrayList<BigInteger>();
        for (var line : purchase.items()) {
            weights.add(BigInteger.valueOf(line.amount().minorUnits())
                    .multiply(rate(rates, line.category(), programme.perUnit())));
        }
        var rest = BigInteger.valueOf(purchase.paid().minorUnits()).subtract(lines(purchase));
        weights.add(rest.max(BigInteger.ZERO)
                .multiply(BigInteger.valueOf(programme.perUnit().tenThousandths())));
        return weights;
    }

    private static BigInteger rate(Map<String, Rate> rates, @Nullable String category, Rate usual) {
        var own = category == null ? null : rates.get(category);
        return BigInteger.valueOf((own == null ? usual : own).tenThousandths());
    }
}
