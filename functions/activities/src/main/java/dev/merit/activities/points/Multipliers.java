package dev.merit.activities.points;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The multipliers of the points of purchases: the one of the tier that the member has before the purchase, and those
/// of the redemptions that the purchase names. Their product is at most [#MAX].
public final class Multipliers {

    private static final Rate MAX = Rate.of("100");

    private final Map<String, Rate> ofTiers;
    private final Map<Key, String> tiers;
    private final Map<Key, Item> redemptions;

    private Multipliers(Optional<PointsProgramme> programme, Map<Key, String> tiers, Map<Key, Item> redemptions) {
        this.ofTiers = ofTiers(programme);
        this.tiers = tiers;
        this.redemptions = redemptions;
    }

    private static Map<String, Rate> ofTiers(Optional<PointsProgramme> programme) {
        return programme.map(p -> Objects.requireNonNull(p.tiers())).orElse(Map.of());
    }

    /// Reads the multipliers. It reads wallets of members only if the programme has multipliers for tiers.
    public static Multipliers read(
            Table table,
            TierSettings settings,
            Optional<PointsProgramme> programme,
            List<Activity> activities,
            Map<Key, Item> redemptions,
            Instant now) {
        var keys = ofTiers(programme).isEmpty()
                ? List.<Key>of()
                : activities.stream()
                        .filter(Activity::isPurchase)
                        .map(a -> Keys.wallet(a.memberId()))
                        .distinct()
                        .toList();
        var byWallet = new HashMap<Key, String>();
        if (!keys.isEmpty()) {
            var found = settings.readWith(keys, now);
            var tiers = settings.lately(now);
            for (var key : keys) {
                var wallet = found.get(key);
                if (wallet != null) {
                    byWallet.put(key, MemberTier.of(tiers, wallet, now).tier());
                }
            }
        }
        return new Multipliers(programme, byWallet, redemptions);
    }

    /// The multipliers of purchases of one member, whose tier is known.
    public static Multipliers ofTier(
            Optional<PointsProgramme> programme, MemberId member, String tier, Map<Key, Item> redemptions) {
        return new Multipliers(programme, Map.of(Keys.wallet(member), tier), redemptions);
    }

    public List<Rate> of(Activity purchase) {
        var rates = new ArrayList<Rate>();
        Optional.ofNullable(tiers.get(Keys.wallet(purchase.memberId())))
                .flatMap(tier -> Optional.ofNullable(ofTiers.get(tier)))
                .ifPresent(rates::add);
        for (var redemption : purchase.redemptions()) {
            Optional.ofNullable(redemptions.get(Keys.redemption(redemption)))
                    .flatMap(item -> item.maybeText(Redemption.POINTS_FACTOR))
                    .map(Rate::of)
                    .ifPresent(rates::add);
        }
        return product(rates).compareTo(MAX.decimal()) > 0 ? List.of(MAX) : rates;
    }

    /// The product of multipliers, exact.
    public static BigDecimal product(List<Rate> rates) {
        return rates.stream().map(Rate::decimal).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }
}
