package dev.merit.shared.member;

import dev.merit.shared.table.Item;

/// A member who was registered with an e-mail or a phone that another member had before: the same person again, or a
/// new owner of the address. Such a member does not get again what each identity gets once: points for signing up,
/// coupons for a first purchase, rewards for being referred. The wallet has the mark.
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
