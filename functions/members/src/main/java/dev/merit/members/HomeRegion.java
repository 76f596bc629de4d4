package dev.merit.members;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.inject.Singleton;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Whose national phone numbers are meant: those of the region in the member's locale, else those of the shop's
/// region, where the setting `merit.members.region` names one by ISO 3166.
@Singleton
public final class HomeRegion {

    private static final String UNSET = "none";

    private final @Nullable String shop;

    HomeRegion(@ConfigProperty(name = "merit.members.region", defaultValue = UNSET) String region) {
        this.shop = region.equals(UNSET) ? null : region;
        if (shop != null && !isKnown(shop)) {
            throw new IllegalStateException("merit.members.region is not a region of ISO 3166 such as GB");
        }
    }

    /// Of a shop that is nowhere in particular.
    public static HomeRegion none() {
        return new HomeRegion(UNSET);
    }

    /// The shop's.
    public @Nullable String shop() {
        return shop;
    }

    @Nullable
    String of(@Nullable String locale) {
        return Optional.ofNullable(locale)
                .map(HomeRegion::region)
                .filter(HomeRegion::isKnown)
                .orElse(shop);
    }

    private static String region(String locale) {
        try {
            return new Locale.Builder().setLanguageTag(locale).build().getCountry();
        } catch (IllformedLocaleException _) {
            return "";
        }
    }

    private static boolean isKnown(String region) {
        return !region.isEmpty()
                && PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }
}
