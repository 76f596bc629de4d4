package dev.merit.coupons.coupons;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.coupons.Examples;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member's coupon, a public code, which all members share, or a code of a batch, which whoever has it may use.
///
/// A member's keeps the validity, `validTo` left out, and the terms that it was issued with, whatever becomes of its
/// strategy's; `termsVersion` names them. It is redeemed once none of its uses is left or held; one with a single use
/// then names its redemption and the order. A public code has none of these: its strategy's terms are its own, as
/// they are, and its uses are counted with the strategy's stock and each member's limit, not here. A batch's code has
/// all but a member; it may be revoked, which stands with its batch, and is not told once it is redeemed.
///
/// A gift voucher has a balance in the place of uses, and may be anybody's. It is redeemed once nothing is left of
/// it; `reserved` is what of its balance reservations hold just now.
@RegisterForReflection
@Schema(name = "Coupon", examples = Examples.COUPON)
public record Coupon(
        CouponCode code,
        StrategyId strategyId,
        @Nullable Long termsVersion,
        @Nullable MemberId memberId,
        Status status,
        Instant issuedAt,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable UsageLimit uses,
        @Nullable RedemptionId redemptionId,
        @Nullable String orderId,
        @Nullable Money initialBalance,
        @Nullable Money balance,
        @Nullable Money reserved,

        @Schema(description = "When the first of the reservations ends that hold it, or a part of it, just now.")
        @Nullable
        Instant reservedUntil) {

    @Schema(name = "CouponStatus")
    public enum Status {
        @JsonProperty("issued")
        ISSUED,
        @JsonProperty("redeemed")
        REDEEMED,
        @JsonProperty("revoked")
        REVOKED;

        /// The name of the status, in JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Coupon {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// A public code.
    public static Coupon ofAll(CouponCode code, StrategyId strategy, Instant at) {
        return new Coupon(
                code, strategy, null, null, Status.ISSUED, at, null, null, null, null, null, null, null, null, null);
    }

    @JsonIgnore
    public boolean isPublic() {
        return uses == null && balance == null;
    }

    @JsonIgnore
    public boolean isVoucher() {
        return balance != null;
    }

    /// Whether that member may redeem it.
    public boolean isFor(MemberId member) {
        return memberId == null || memberId.equals(member);
    }

    /// What of a voucher's balance nobody holds.
    @JsonIgnore
    public Money free() {
        return Objects.requireNonNull(balance).minus(Objects.requireNonNull(reserved));
    }

    /// Whether it is whoever's has its code.
    @JsonIgnore
    public boolean isBearer() {
        return uses != null && memberId == null;
    }

    /// Whether it is issued to whoever uses it.
    @JsonIgnore
    public boolean isIssuedByUse() {
        return isPublic() || isBearer();
    }

    /// The same, revoked, unless it is redeemed.
    public Coupon revoked() {
        return status == Status.REDEEMED ? this : with(Status.REVOKED, redemptionId, orderId);
    }

    /// The same without the order that it is redeemed for.
    public Coupon anonymous() {
        return with(status, null, null);
    }

    private Coupon with(Status other, @Nullable RedemptionId redemption, @Nullable String order) {
        return new Coupon(
                code,
                strategyId,
                termsVersion,
                memberId,
                other,
                issuedAt,
                validFrom,
                validTo,
                uses,
                redemption,
                order,
                initialBalance,
                balance,
                reserved,
                reservedUntil);
    }

    public static Key key(CouponCode code) {
        return Keys.coupon(code.canonical());
    }

    public Item toItem() {
        return CouponItem.of(this);
    }

    /// As it stands at that moment.
    public static Coupon from(Item item, Instant now) {
        return CouponItem.read(item, now);
    }
}
