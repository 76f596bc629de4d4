package dev.merit.members;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.inject.Singleton;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The region whose national phone numbers are accepted: the region of the member's locale, else the shop's region
/// from the setting `merit.members.region` (ISO 3166).
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

    /// The region of a shop that has none.
    public static HomeRegion none() {
        return new HomeRegion(UNSET);
    }

    /// The shop's region.
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
