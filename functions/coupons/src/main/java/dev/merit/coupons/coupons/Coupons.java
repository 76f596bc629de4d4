package dev.merit.coupons.coupons;

import dev.merit.coupons.codes.CouponCode;
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

    /// Some of a member's coupons, and where the next ones begin; null behind the last.
    public record Page(List<Coupon> coupons, @Nullable String next) {}

    /// A member's coupons, newest first, at most so many, from this place on if one is given. Coupons issued a
    /// moment ago may be missing. Where few have the status, there may be fewer, or none, and more behind them.
    public Page of(MemberId member, @Nullable CouponStatus status, @Nullable String from, int most) {
        var now = clock.instant();
        var found = table.part(query(member, status).startingAt(from), most);
        return new Page(
                found.items().stream().map(item -> Coupon.from(item, now)).toList(), found.next());
    }

    private static Query query(MemberId member, @Nullable CouponStatus status) {
        var query = Keys.couponsByTime(member).backwards();
        return status == null ? query : query.filter(having(status), Map.of());
    }

    /// The newest of a member's coupons that are neither redeemed nor expired, at most so many.
    public List<Coupon> usable(MemberId member, int most) {
        var now = clock.instant();
        return table.first(query(member, CouponStatus.ISSUED), most).stream()
                .filter(item -> !Validity.from(item).hasExpired(now))
                .map(item -> Coupon.from(item, now))
                .toList();
    }

    public boolean isMember(MemberId member) {
        return table.get(Keys.wallet(member)).isPresent();
    }

    /// Which items of members' coupons have that status; none of them is of a batch.
    private static String having(CouponStatus status) {
        return switch (status) {
            case ISSUED -> "#redeemed < #usesPerCoupon OR #spent < #initialBalance";
            case REDEEMED -> "#redeemed >= #usesPerCoupon OR #spent >= #initialBalance";
            case REVOKED -> "attribute_not_exists(#memberId)";
        };
    }
}
