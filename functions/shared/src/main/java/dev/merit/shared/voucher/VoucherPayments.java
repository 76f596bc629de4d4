package dev.merit.shared.voucher;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherEntry.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writes by which a redemption takes money from its voucher, finally or as a reservation, and restores it.
/// Each changes the voucher's item and adds an entry, in the transaction of the redemption's own step. A
/// payment of 0 writes nothing.
public final class VoucherPayments {

    private static final String NOT_OVER = "attribute_not_exists(#validTo) OR #validTo > :now";
    private static final String NOT_ENTERED = "attribute_exists(pk) AND " + VoucherBalance.OPEN;

    private VoucherPayments() {}

    /// Adds the first entry of a new voucher, and lists it in the index up to its expiry, if it has one.
    public static Entry issue(Key voucher, Money value, Instant now, @Nullable Instant validTo) {
        var entry = VoucherEntry.of(Kind.ISSUED, value, now);
        var item = entry.toItem(voucher);
        if (validTo != null) {
            var byExpiry = Keys.voucherByExpiry(voucher, validTo);
            item.text("gsi1pk", byExpiry.pk()).text("gsi1sk", byExpiry.sk());
        }
        return entry.entry(item);
    }

    /// Takes the discount of the redemption. If that is all the voucher had, more may have been requested; then
    /// it must still be all.
    public static Entry pay(Redemption redemption, VoucherBalance seen, Instant now) {
        long amount = amount(redemption);
        var until = redemption.state().reservedUntil();
        if (amount == 0) {
            return Entry.NONE;
        }
        var row = Write.update(seen.voucher()).add(VoucherBalance.TAKEN, amount);
        if (amount == seen.free()) {
            row.when("#taken = :taken AND (" + NOT_OVER + ")").with(":taken", seen.taken());
        } else {
            row.when("#taken <= :room AND (" + NOT_OVER + ")")
                    .with(":room", seen.initial().minorUnits() - amount);
        }
        row.with(":now", now.toEpochMilli());
        return until == null
                ? redeemed(redemption, seen.voucher(), now).plus(List.of(row.add(VoucherBalance.SPENT, amount)))
                : Entry.of(
                        List.of(row.setAll(new VoucherBalance.Hold(amount, until).named(redemption.redemptionId()))));
    }

    /// Spends the reserved amount.
    public static Entry confirm(Redemption redemption, Key voucher, Instant now) {
        long amount = amount(redemption);
        return amount == 0
                ? Entry.NONE
                : redeemed(redemption, voucher, now)
                        .plus(List.of(Write.update(voucher)
                                .add(VoucherBalance.SPENT, amount)
                                .remove(VoucherBalance.held(redemption.redemptionId()))
                                .when(Write.PRESENT)));
    }

    /// Moves the end of the reservation of the amount.
    public static List<Write> prolong(Redemption redemption, Key voucher, Instant until) {
        long amount = amount(redemption);
        return amount == 0
                ? List.of()
                : List.of(Write.update(voucher)
                        .setAll(new VoucherBalance.Hold(amount, until).named(redemption.redemptionId()))
                        .when(Write.PRESENT));
    }

    /// Rolls back the payment, or releases its reservation, except for what refunds have restored. If the rest
    /// of the voucher is already entered as expired or revoked, so is the restored amount at once.
    public static Entry rollBack(Redemption redemption, Item voucher, Instant now) {
        var key = voucher.key();
        long amount = left(redemption);
        if (amount == 0) {
            return Entry.NONE;
        }
        if (redemption.isReserved()) {
            return Entry.of(List.of(Write.update(key)
                    .add(VoucherBalance.TAKEN, -amount)
                    .remove(VoucherBalance.held(redemption.redemptionId()))
                    .when(Write.PRESENT)));
        }
        var rest = VoucherBalance.isRevoked(voucher) ? Kind.REVOKED : Kind.EXPIRED;
        var back = entry(Kind.ROLLED_BACK, amount, now, redemption, null).put(key);
        return VoucherBalance.from(voucher).entered()
                ? back.plus(entry(rest, -amount, now, redemption, null).put(key))
                : back.plus(List.of(restore(key, amount).when(NOT_ENTERED)));
    }

    /// Restores this amount while the voucher is valid.
    public static Entry refund(Redemption redemption, Key voucher, Money amount, String refundId, Instant now) {
        long more = amount.minorUnits();
        return entry(Kind.REFUNDED, more, now, redemption, refundId)
                .put(voucher)
                .plus(List.of(
                        redemption
                                .nextRevision()
                                .set(
                                        RedemptionState.RESTORED,
                                        redemption.state().restored() + more),
                        restore(voucher, more)
                                .when("(" + NOT_ENTERED + ") AND (" + NOT_OVER + ")")
                                .with(":now", now.toEpochMilli())));
    }

    /// What the redemption has taken and not restored, in minor units.
    public static long left(Redemption redemption) {
        return amount(redemption) - redemption.state().restored();
    }

    private static long amount(Redemption redemption) {
        return redemption.discount().minorUnits();
    }

    private static Write restore(Key voucher, long amount) {
        return Write.update(voucher).add(VoucherBalance.TAKEN, -amount).add(VoucherBalance.SPENT, -amount);
    }

    private static Entry redeemed(Redemption redemption, Key voucher, Instant now) {
        return entry(Kind.REDEEMED, -amount(redemption), now, redemption, null).put(voucher);
    }

    private static VoucherEntry entry(
            Kind kind, long amount, Instant now, Redemption redemption, @Nullable String refundId) {
        var currency = redemption.discount().currency();
        return VoucherEntry.of(kind, new Money(amount, currency), now, redemption, refundId);
    }
}
