package dev.merit.coupons.coupons;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The issued coupons.
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

    /// A page of a member's coupons, and the place at which the next page begins; none after the last page.
    public record Page(List<Coupon> coupons, @Nullable String next) {}

    /// A page of a member's coupons, newest first. Coupons that were issued a moment ago may be missing. A page
    /// with a status can be short or empty though more pages follow, if few of the coupons have the status.
    ///
    /// @param from the place at which the page begins; at the newest coupon if it is left out
    public Page of(MemberId member, @Nullable CouponStatus status, @Nullable String from, int max) {
        var now = clock.instant();
        var found = table.part(query(member, status).startingAt(from), max);
        return new Page(
                found.items().stream().map(item -> Coupon.from(item, now)).toList(), found.next());
    }

    private static Query query(MemberId member, @Nullable CouponStatus status) {
        var query = Keys.couponsByTime(member).backwards();
        return status == null ? query : query.filter(filter(status), Map.of());
    }

    /// The newest of a member's coupons that are neither redeemed nor expired, at most `max`.
    public List<Coupon> usable(MemberId member, int max) {
        var now = clock.instant();
        return table.first(query(member, CouponStatus.ISSUED), max).stream()
                .filter(item -> !Validity.from(item).hasExpired(now))
                .map(item -> Coupon.from(item, now))
                .toList();
    }

    public boolean isMember(MemberId member) {
        return table.get(Keys.wallet(member)).isPresent();
    }

    /// The filter of members' coupons with that status. A voucher that is revoked has nothing left.
    private static String filter(CouponStatus status) {
        return switch (status) {
            case ISSUED ->
                "(#redeemed < #usesPerCoupon OR #spent < #initialBalance) AND attribute_not_exists(#revokedAt)";
            case REDEEMED ->
                "(#redeemed >= #usesPerCoupon OR #spent >= #initialBalance) AND attribute_not_exists(#revokedAt)";
            case REVOKED -> "attribute_exists(#revokedAt)";
        };
    }
}
