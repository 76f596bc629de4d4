package dev.merit.activities.points;

import dev.merit.shared.activity.Activity;
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

    private final Map<Key, Rate> byWallet;
    private final Map<Key, Item> redemptions;

    private Multipliers(Map<Key, Rate> byWallet, Map<Key, Item> redemptions) {
        this.byWallet = byWallet;
        this.redemptions = redemptions;
    }

    /// Reads the multipliers. It reads wallets of members only if the programme has multipliers for tiers.
    public static Multipliers read(
            Table table,
            TierSettings settings,
            Optional<PointsProgramme> programme,
            List<Activity> activities,
            Map<Key, Item> redemptions,
            Instant now) {
        var rates = programme.map(p -> Objects.requireNonNull(p.tiers())).orElse(Map.of());
        var keys = rates.isEmpty()
                ? List.<Key>of()
                : activities.stream()
                        .filter(Activity::isPurchase)
                        .map(a -> Keys.wallet(a.memberId()))
                        .distinct()
                        .toList();
        var byWallet = new HashMap<Key, Rate>();
        if (!keys.isEmpty()) {
            var found = settings.readWith(keys, now);
            var tiers = settings.lately(now);
            for (var key : keys) {
                var wallet = found.get(key);
                var rate = wallet == null
                        ? null
                        : rates.get(MemberTier.of(tiers, wallet, now).tier());
                if (rate != null) {
                    byWallet.put(key, rate);
                }
            }
        }
        return new Multipliers(byWallet, redemptions);
    }

    public List<Rate> of(Activity purchase) {
        var rates = new ArrayList<Rate>();
        Optional.ofNullable(byWallet.get(Keys.wallet(purchase.memberId()))).ifPresent(rates::add);
        for (var redemption : purchase.redemptions()) {
            Optional.ofNullable(redemptions.get(Keys.redemption(redemption)))
                    .flatMap(item -> item.maybeText(Redemption.POINTS_FACTOR))
                    .map(Rate::of)
                    .ifPresent(rates::add);
        }
        return isTooMuch(rates) ? List.of(MAX) : rates;
    }

    private static boolean isTooMuch(List<Rate> rates) {
        var product =
                rates.stream().map(rate -> new BigDecimal(rate.text())).reduce(BigDecimal.ONE, BigDecimal::multiply);
        return product.compareTo(new BigDecimal(MAX.text())) > 0;
    }
}
