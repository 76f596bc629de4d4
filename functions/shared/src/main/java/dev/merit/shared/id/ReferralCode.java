package dev.merit.shared.id;

import java.util.Locale;

/// The code by which a member refers others: 12 characters, 60 bits of a MAC of its id, which do not reveal the id.
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
