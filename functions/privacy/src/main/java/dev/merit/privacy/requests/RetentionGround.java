package dev.merit.privacy.requests;

/// Why an erasure keeps records of a kind.
final class RetentionGround {

    static final String PURCHASES = "purchases";
    static final String REDEMPTIONS = "redemptions";
    static final String VOUCHERS = "giftVouchers";
    static final String USAGES = "usages";
    static final String SUPPRESSIONS = "suppressions";

    private RetentionGround() {}

    /// @param suppression the shop's own ground, from its setting
    static String of(String what, String suppression) {
        return switch (what) {
            case PURCHASES ->
                "Accounts: GDPR article 17(3)(b), PIPL article 47. Amounts, articles and times under a pseudonym.";
            case REDEMPTIONS -> "Accounts: GDPR article 17(3)(b), PIPL article 47. Used coupons under a pseudonym.";
            case VOUCHERS -> "Claims against the shop: GDPR article 17(3)(e). Balances under a pseudonym.";
            case USAGES -> "Limits of promotions, as numbers under a pseudonym.";
            case SUPPRESSIONS -> suppression;
            default -> throw new IllegalStateException("nothing of this kind is kept: " + what);
        };
    }
}
