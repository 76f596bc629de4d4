package dev.merit.coupons.vouchers;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A refund of a part of a gift voucher's payment to the voucher.
@RegisterForReflection
@Schema(name = "VoucherRefund", examples = VoucherDocs.REFUNDED)
record VoucherRefund(VoucherRefundId refundId, RedemptionId redemptionId, Money amount, Instant refundedAt) {

    VoucherRefund {
        refundedAt = refundedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    Write put() {
        var item = Item.at(Keys.voucherRefund(redemptionId, refundId.value()))
                .number("amount", amount.minorUnits())
                .text("currency", amount.currency().getCurrencyCode())
                .instant("refundedAt", refundedAt);
        return Write.put(item).when(Write.ABSENT);
    }

    static VoucherRefund from(Item item, RedemptionId redemption, VoucherRefundId id) {
        var amount = new Money(item.number("amount"), Currency.getInstance(item.text("currency")));
        return new VoucherRefund(id, redemption, amount, item.instant("refundedAt"));
    }
}
