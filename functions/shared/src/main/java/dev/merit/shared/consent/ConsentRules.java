package dev.merit.shared.consent;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What a shop asks for before a consent counts: a confirmation (double opt-in) for the purposes in the setting
/// `merit.consent.confirmed`, and a guardian for members below the age of their region.
@Singleton
public final class ConsentRules {

    private static final String NONE = "none";

    private final List<Purpose> confirmed;
    private final int ageInEu;
    private final int ageInChina;
    private final int ageElsewhere;
    private final @Nullable String country;

    /// @param confirmed the purposes that need a confirmation
    /// @param ageInEu at which a member consents alone (GDPR, art. 8; member states may lower it to 13)
    /// @param ageInChina the same (PIPL, art. 31)
    /// @param country of the shop, for members whose locale has none
    public ConsentRules(
            @ConfigProperty(name = "merit.consent.confirmed", defaultValue = NONE) List<String> confirmed,
            @ConfigProperty(name = "merit.consent.age.eu", defaultValue = "16") int ageInEu,
            @ConfigProperty(name = "merit.consent.age.cn", defaultValue = "14") int ageInChina,
            @ConfigProperty(name = "merit.consent.age.other", defaultValue = "13") int ageElsewhere,
            @ConfigProperty(name = "merit.members.region", defaultValue = NONE) String country) {
        this.confirmed = confirmed.stream()
                .filter(text -> !text.equals(NONE))
                .map(Purpose::new)
                .toList();
        this.ageInEu = ageInEu;
        this.ageInChina = ageInChina;
        this.ageElsewhere = ageElsewhere;
        this.country = country.equals(NONE) ? null : country;
    }

    /// Whether a consent to this purpose counts only once it is confirmed.
    public boolean needConfirmation(Purpose purpose) {
        return confirmed.stream().anyMatch(purpose::concerns);
    }

    /// Whether a guardian must consent for the member. A member without a birth date consents alone.
    public boolean needGuardian(@Nullable LocalDate birthDate, @Nullable String locale, Instant now) {
        return Optional.ofNullable(birthDate)
                .map(day -> Period.between(day, LocalDate.ofInstant(now, ZoneOffset.UTC))
                                .getYears()
                        < age(region(locale)))
                .orElse(false);
    }

    public Region region(@Nullable String locale) {
        return Region.of(locale, country);
    }

    private int age(Region region) {
        return switch (region) {
            case EU -> ageInEu;
            case CN -> ageInChina;
            case OTHER -> ageElsewhere;
        };
    }
}
