package dev.merit.coupons.issuing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.coupons.Docs;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member's coupon. It keeps the validity, `validTo` left out, and the terms that it was issued with, whatever
/// becomes
/// of its strategy's; `termsVersion` names them. A redeemed one names its redemption and the order.
@RegisterForReflection
@Schema(name = "Coupon", examples = Docs.COUPON)
public record Coupon(
        CouponCode code,
        StrategyId strategyId,
        long termsVersion,
        MemberId memberId,
        Status status,
        Instant issuedAt,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable RedemptionId redemptionId,
        @Nullable String orderId) {

    @Schema(name = "CouponStatus")
    public enum Status {
        @JsonProperty("issued")
        ISSUED,
        @JsonProperty("redeemed")
        REDEEMED;

        /// The name of the status, in JSON and in items.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Names of attributes that conditions and updates elsewhere speak of.
    public static final String STATUS = "status";

    public static final String REDEMPTION = "redemptionId";
    public static final String ORDER = "orderId";

    public Coupon {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Key key(CouponCode code) {
        return Keys.coupon(code.canonical());
    }

    Item toItem() {
        var byTime = Keys.couponByTime(memberId, issuedAt, code.canonical());
        return Item.at(key(code))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("code", code.text())
                .text("strategyId", strategyId.value())
                .number("termsVersion", termsVersion)
                .text("memberId", memberId.value())
                .text(STATUS, status.text())
                .instant("issuedAt", issuedAt)
                .instant("validFrom", validFrom)
                .instant("validTo", validTo)
                .text(REDEMPTION, redemptionId == null ? null : redemptionId.value())
                .text(ORDER, orderId);
    }

    static Coupon from(Item item) {
        return new Coupon(
                new CouponCode(item.text("code")),
                new StrategyId(item.text("strategyId")),
                item.number("termsVersion"),
                new MemberId(item.text("memberId")),
                Status.valueOf(item.text(STATUS).toUpperCase(Locale.ROOT)),
                item.instant("issuedAt"),
                item.instant("validFrom"),
                item.maybeInstant("validTo").orElse(null),
                item.maybeText(REDEMPTION).map(RedemptionId::new).orElse(null),
                item.maybeText(ORDER).orElse(null));
    }
}
