package dev.merit.shared.voucher;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A change of a voucher's balance, written together with it and never changed. The balance is the sum of the
/// entries.
///
/// @param entryId unique among the voucher's entries
/// @param amount below zero if the balance falls
@RegisterForReflection
@Schema(name = "VoucherEntry")
public record VoucherEntry(
        String entryId,
        Kind kind,
        Money amount,
        Instant at,
        @Nullable RedemptionId redemptionId,
        @Nullable String refundId) {

    @Schema(name = "VoucherEntryKind")
    @RegisterForReflection
    public enum Kind {
        @JsonProperty("issued")
        ISSUED("issued"),
        @JsonProperty("redeemed")
        REDEEMED("redeemed"),
        @JsonProperty("rolledBack")
        ROLLED_BACK("rolledBack"),
        @JsonProperty("refunded")
        REFUNDED("refunded"),
        @JsonProperty("expired")
        EXPIRED("expired"),
        @JsonProperty("revoked")
        REVOKED("revoked");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    public VoucherEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// An entry of the voucher as a whole, of which there is one.
    public static VoucherEntry of(Kind kind, Money amount, Instant at) {
        return new VoucherEntry(kind.text, kind, amount, at, null, null);
    }

    /// The entry of the next step of a redemption.
    static VoucherEntry of(Kind kind, Money amount, Instant at, Redemption redemption, @Nullable String refundId) {
        var id = redemption.redemptionId();
        var name = kind.text + "-" + id + "-" + redemption.state().revision();
        return new VoucherEntry(name, kind, amount, at, id, refundId);
    }

    public Item toItem(Key voucher) {
        return Item.at(Keys.voucherEntry(voucher, at, entryId))
                .text("kind", kind.name())
                .number("amount", amount.minorUnits())
                .text("currency", amount.currency().getCurrencyCode())
                .instant("at", at)
                .text("redemptionId", redemptionId == null ? null : redemptionId.value())
                .text("refundId", refundId);
    }

    /// Adds the entry to those of the voucher.
    Entry put(Key voucher) {
        return entry(toItem(voucher));
    }

    /// Adds the entry in this form, which may have more attributes.
    Entry entry(Item item) {
        return new Entry(
                List.of(Effects.counted(Write.put(item).when(Write.ABSENT))),
                Effects.ALL.latest().ofVoucherEntry(amount, at));
    }

    /// The effect of an entry on the totals, from its item.
    public static TotalsDelta effect(Item item) {
        var entry = from(item);
        return Effects.ALL.version(Effects.versionOf(item)).ofVoucherEntry(entry.amount, entry.at);
    }

    public static boolean isIn(Item item) {
        return item.key().pk().startsWith("COUPON#") && item.key().sk().startsWith("ENTRY#");
    }

    public static VoucherEntry from(Item item) {
        var sk = item.key().sk();
        return new VoucherEntry(
                sk.substring(sk.lastIndexOf('#') + 1),
                Kind.valueOf(item.text("kind")),
                new Money(item.number("amount"), Currency.getInstance(item.text("currency"))),
                item.instant("at"),
                item.maybeText("redemptionId").map(RedemptionId::new).orElse(null),
                item.maybeText("refundId").orElse(null));
    }
}
