package dev.merit.shared.consent;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose law applies to a member.
public enum Region {
    /// The European Economic Area.
    EU,
    CN,
    OTHER;

    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /// The region of a locale.
    ///
    /// @param locale  of the member; null if it is unknown
    /// @param country of the shop, by ISO 3166, for a locale without a country
    public static Region of(@Nullable String locale, @Nullable String country) {
        var own = locale == null ? "" : Locale.forLanguageTag(locale).getCountry();
        var name = own.isEmpty() ? country : own;
        if (name == null) {
            return OTHER;
        }
        return EEA.contains(name) ? EU : name.equals("CN") ? CN : OTHER;
    }
}
