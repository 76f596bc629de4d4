package dev.merit.activities;

import dev.merit.activities.points.EarningRules;
import dev.merit.activities.points.Multipliers;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ItemsRead;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what purchases would earn, by the rules and multipliers by which [Activities] records them.
@Singleton
final class PointsPreviews {

    private final Table table;
    private final PointsProgrammes programmes;
    private final TierSettings tiers;
    private final InstantSource clock;

    PointsPreviews(Table table, PointsProgrammes programmes, TierSettings tiers, InstantSource clock) {
        this.table = table;
        this.programmes = programmes;
        this.tiers = tiers;
        this.clock = clock;
    }

    sealed interface PreviewOutcome {

        record Previewed(PointsPreview preview) implements PreviewOutcome {}

        record UnknownMember() implements PreviewOutcome {}

        record UnknownTier() implements PreviewOutcome {}

        record NotRedeemed(RedemptionId redemption) implements PreviewOutcome {}
    }

    /// One read: the wallet, the redemptions, and the settings that are not known.
    PreviewOutcome of(PointsPreviewRequest request) {
        var now = clock.instant();
        var purchase = request.purchase(Objects.requireNonNullElseGet(request.memberId(), MemberId::random), now);
        var wallet = Keys.wallet(purchase.memberId());
        var unknown = programmes.unknown(now);
        var unknownTiers = tiers.unknown(now);
        var found = ItemsRead.NONE
                .and(
                        table,
                        Stream.of(
                                        unknown.stream(),
                                        unknownTiers.stream(),
                                        Stream.of(wallet).filter(_ -> request.memberId() != null),
                                        Attribution.keys(purchase).stream())
                                .flatMap(keys -> keys)
                                .toList())
                .items();
        var programme = programmes.among(unknown, found, now);
        var settings = tiers.among(unknownTiers, found, now);
        var tier = tier(request, settings, found.get(wallet), now);
        if (tier == null) {
            return request.memberId() == null ? new PreviewOutcome.UnknownTier() : new PreviewOutcome.UnknownMember();
        }
        var unusable = Attribution.unusable(purchase, found);
        if (unusable.isPresent()) {
            return new PreviewOutcome.NotRedeemed(unusable.get());
        }
        var multipliers =
                Multipliers.ofTier(programme, purchase.memberId(), tier, found).of(purchase);
        var earned = EarningRules.of(programme, purchase, multipliers, now);
        var lot = Optional.ofNullable(earned.lot());
        return new PreviewOutcome.Previewed(new PointsPreview(
                earned.points(),
                tier,
                Multipliers.product(multipliers).stripTrailingZeros().toPlainString(),
                EarningRules.byRule(programme, purchase, earned),
                lot.map(PointsLot::availableOn).map(PointsPreviews::start).orElse(null),
                lot.map(PointsLot::expiresOn)
                        .filter(day -> !day.equals(PointsLot.NEVER))
                        .map(PointsPreviews::start)
                        .orElse(null)));
    }

    /// The tier of the member, or the one that the request names; null if there is no such member or tier.
    private static @Nullable String tier(
            PointsPreviewRequest request, Optional<Tiers> settings, @Nullable Item wallet, Instant now) {
        if (request.memberId() != null) {
            return wallet == null ? null : MemberTier.of(settings, wallet, now).tier();
        }
        var tier = Objects.requireNonNullElse(request.tier(), Tiers.NONE);
        boolean known = tier.equals(Tiers.NONE)
                || settings.stream()
                        .flatMap(s -> s.tiers().stream())
                        .anyMatch(t -> t.name().equals(tier));
        return known ? tier : null;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
