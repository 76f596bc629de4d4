package dev.merit.shared.id;

import java.util.Locale;

/// By which a member refers others: 12 characters that follow from its id by a MAC, so 60 bits that tell nothing of
/// it.
public record ReferralCode(String value) {

    private static final int LENGTH = 12;

    public ReferralCode {
        value = RandomIds.checked(value.toLowerCase(Locale.ROOT), LENGTH, "a referral code");
    }

    /// The code of the member whose id has this MAC.
    public static ReferralCode of(byte[] mac) {
        return new ReferralCode(RandomIds.of(mac, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
