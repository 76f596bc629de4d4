package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.points.PointsProgramme.Award;
import dev.merit.shared.points.PointsProgrammes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The types of activities that members may record with their own token. A member can record them at will and may
/// earn points by them, so they must be named: by `selfReported` of the type in the points programme, or else by the
/// setting `merit.activities.self-reported`. Purchases and refunds are never among them.
@Singleton
final class SelfReportedTypes {

    private final Set<String> types;
    private final PointsProgrammes programmes;

    SelfReportedTypes(
            @ConfigProperty(name = "merit.activities.self-reported") Optional<Set<String>> types,
            PointsProgrammes programmes) {
        this.types = types.orElse(Set.of());
        this.programmes = programmes;
    }

    boolean has(String type, Instant now) {
        if (type.equals(Activity.PURCHASE) || type.equals(Activity.REFUND)) {
            return false;
        }
        return programmes
                .lately(now)
                .flatMap(p -> Optional.ofNullable(
                        Objects.requireNonNull(p.activities()).get(type)))
                .map(Award::selfReported)
                .orElse(types.contains(type));
    }
}
