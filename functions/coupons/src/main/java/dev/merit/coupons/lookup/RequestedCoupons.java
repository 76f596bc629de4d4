package dev.merit.coupons.lookup;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what a path names, for the resources, or answers their problem.
@Singleton
public final class RequestedCoupons {

    public static final String LIMITED = "Wrong codes are counted by the caller, and where a storefront names a member "
            + "by both: after so many in a minute, right ones are not answered either until it is over.";

    private static final String WHAT = "coupon";

    private final CodeLookup finder;
    private final CodeCallers askers;
    private final Caller caller;
    private final InstantSource clock;

    RequestedCoupons(CodeLookup finder, CodeCallers askers, Caller caller, InstantSource clock) {
        this.finder = finder;
        this.askers = askers;
        this.caller = caller;
        this.clock = clock;
    }

    public static CouponCode code(String text) {
        return Params.path(WHAT, text, CouponCode::new);
    }

    /// The coupon of a code, as the caller may see it.
    ///
    /// @param member for whom it is asked for, if that is said
    public Coupon coupon(String text, @Nullable MemberId member) {
        var code = code(text);
        var asker = askers.of(member);
        var now = clock.instant();
        var sight = finder.look(List.of(code), List.of(), asker, now);
        if (sight.barred() != null) {
            throw barred(sight.barred());
        }
        return Optional.ofNullable(sight.coupons().get(code))
                .map(coupon -> caller.isMemberOnly() ? coupon.anonymous() : coupon)
                .orElseThrow(() -> finder.missed(asker, 1, now)
                        .map(RequestedCoupons::barred)
                        .orElseGet(() -> Params.unknown(WHAT)));
    }

    public static ProblemException barred(RateLimited barred) {
        return new ProblemException(
                Problem.of(LookupProblem.TOO_MANY_ATTEMPTS, "Too many wrong codes were asked for in this minute.")
                        .with("limit", barred.most())
                        .retryAfter(barred.left()));
    }
}
