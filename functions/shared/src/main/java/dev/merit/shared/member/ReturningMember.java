package dev.merit.shared.member;

import dev.merit.shared.table.Item;

/// A member who was registered with an e-mail or a phone that some member had before, be it this person under another
/// registration or whoever has the address now. What is given once to each identity is not given again: points for
/// signing up, coupons for a first purchase, rewards for being referred. The wallet tells.
public final class ReturningMember {

    private static final String RETURNING = "returning";

    private ReturningMember() {}

    public static Item mark(Item wallet) {
        return wallet.flag(RETURNING, true);
    }

    public static boolean is(Item wallet) {
        return wallet.maybeFlag(RETURNING).orElse(false);
    }
}
