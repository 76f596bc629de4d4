package dev.merit.coupons.lookup;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The coupons that the caller of a request may see, for the resources whose path names a code.
@Singleton
public final class VisibleCoupons {

    public static final String LIMITED = "Wrong codes are counted by caller and, where a storefront names a member, by "
            + "caller and member. After too many wrong codes in a minute, right codes are not answered either until the "
            + "minute ends.";

    private static final String WHAT = "coupon";

    private final CodeLookup lookup;
    private final CodeCallers codeCallers;
    private final Caller caller;
    private final InstantSource clock;

    VisibleCoupons(CodeLookup lookup, CodeCallers codeCallers, Caller caller, InstantSource clock) {
        this.lookup = lookup;
        this.codeCallers = codeCallers;
        this.caller = caller;
        this.clock = clock;
    }

    /// Reads the code of a path.
    public static CouponCode code(String text) {
        return Params.path(WHAT, text, CouponCode::new);
    }

    /// The coupon with this code, as the caller may see it.
    ///
    /// @throws ProblemException if there is none for the caller, or the caller has sent too many wrong codes
    public Coupon get(String text) {
        var code = code(text);
        var codeCaller = codeCallers.of(null);
        var now = clock.instant();
        var result = lookup.find(List.of(code), List.of(), codeCaller, now);
        if (result.rateLimited() != null) {
            throw result.rateLimited().problem();
        }
        return Optional.ofNullable(result.coupons().get(code))
                .map(coupon -> caller.isMemberOnly() ? coupon.anonymous() : coupon)
                .orElseThrow(() -> lookup.countWrong(codeCaller, 1, now)
                        .map(RateLimited::problem)
                        .orElseGet(() -> Params.unknown(WHAT)));
    }
}
