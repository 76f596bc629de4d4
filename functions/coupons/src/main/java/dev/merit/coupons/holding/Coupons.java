package dev.merit.coupons.holding;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The coupons that were issued.
@Singleton
public final class Coupons {

    private final Table table;
    private final InstantSource clock;

    Coupons(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public Optional<Coupon> find(CouponCode code) {
        return table.get(Coupon.key(code)).map(item -> Coupon.from(item, clock.instant()));
    }

    /// A member's coupons, newest first, at most so many, from this place on if one is given. Coupons issued a moment
    /// ago may be missing.
    public List<Coupon> of(MemberId member, Coupon.@Nullable Status status, @Nullable String from, int most) {
        var query = Keys.couponsByTime(member);
        query = (from == null ? query : query.between(query.lowest(), from)).backwards();
        if (status != null) {
            query = query.filter(having(status), Map.of());
        }
        var now = clock.instant();
        return table.first(query, most).stream()
                .map(item -> Coupon.from(item, now))
                .toList();
    }

    /// The newest of a member's coupons that are neither redeemed nor expired, at most so many.
    public List<Coupon> usable(MemberId member, int most) {
        var now = clock.instant();
        return of(member, Coupon.Status.ISSUED, null, most).stream()
                .filter(coupon -> coupon.validTo() == null || now.isBefore(coupon.validTo()))
                .toList();
    }

    /// The place of a coupon in the list of its member's.
    public static String place(MemberId member, Coupon coupon) {
        return Keys.couponByTime(member, coupon.issuedAt(), coupon.code().canonical())
                .sk();
    }

    public boolean isMember(MemberId member) {
        return table.get(Keys.wallet(member)).isPresent();
    }

    /// Which items of members' coupons have that status; none of them is of a batch.
    private static String having(Coupon.Status status) {
        return switch (status) {
            case ISSUED -> "#redeemed < #usesPerCoupon OR #spent < #initialBalance";
            case REDEEMED -> "#redeemed >= #usesPerCoupon OR #spent >= #initialBalance";
            case REVOKED -> "attribute_not_exists(#memberId)";
        };
    }
}
