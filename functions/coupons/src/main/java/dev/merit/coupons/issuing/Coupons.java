package dev.merit.coupons.issuing;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The coupons that were issued.
@Singleton
public final class Coupons {

    private final Table table;

    Coupons(Table table) {
        this.table = table;
    }

    public Optional<Coupon> find(CouponCode code) {
        return table.get(Coupon.key(code)).map(Coupon::from);
    }

    /// A member's coupons, newest first, at most so many, from this place on if one is given. Coupons issued a moment
    /// ago may be missing.
    List<Coupon> of(MemberId member, Coupon.@Nullable Status status, @Nullable String from, int most) {
        var query = Keys.couponsByTime(member);
        query = (from == null ? query : query.between(query.lowest(), from)).backwards();
        if (status != null) {
            query = query.filter("#status = :status", Map.of(":status", status.text()));
        }
        return table.first(query, most).stream().map(Coupon::from).toList();
    }

    /// The place of a coupon in the list of its member's.
    static String place(Coupon coupon) {
        return Keys.couponByTime(
                        coupon.memberId(), coupon.issuedAt(), coupon.code().canonical())
                .sk();
    }

    boolean isMember(MemberId member) {
        return table.get(Keys.wallet(member)).isPresent();
    }
}
