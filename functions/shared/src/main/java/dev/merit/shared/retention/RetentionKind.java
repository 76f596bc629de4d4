package dev.merit.shared.retention;

import dev.merit.shared.activity.Activity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A kind of records for which a shop may set how long they are kept.
public enum RetentionKind {
    /// Activities without an amount, except reviews: views, logins and the shop's own types.
    BROWSING,
    REVIEWS,
    /// Purchases, their refunds, and other activities with an amount.
    PURCHASES,
    /// Changes of consents and restrictions that later ones have superseded.
    CONSENTS;

    private static final String REVIEW = "review";

    public static RetentionKind of(Activity activity) {
        if (activity.amount() != null) {
            return PURCHASES;
        }
        return activity.type().equals(REVIEW) ? REVIEWS : BROWSING;
    }

    /// The kind of this name in the settings; empty if there is none.
    public static Optional<RetentionKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /// The name in the settings and in items.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
