package dev.merit.shared.voucher;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters the rest of a voucher as revoked. What was paid with it stays paid. What a rollback returns afterwards is
/// entered as revoked at once, so the balance is 0 for good.
public final class VoucherRevocation {

    private static final String AS_SEEN = "#taken = :taken AND #spent = :taken AND " + VoucherBalance.OPEN;
    private static final String REASON = "revocationReason";

    private VoucherRevocation() {}

    /// The entry of what is left, with the writes of the revocation, on condition that nothing of the voucher is
    /// reserved and that it is as it was read. The voucher leaves the index of those that expire.
    ///
    /// @param listedSince when it was issued, if it expires
    public static Entry of(VoucherBalance seen, @Nullable Instant listedSince, String reason, Instant now) {
        var voucher = seen.voucher();
        var rest = seen.left();
        var writes = new ArrayList<Write>();
        writes.add(mark(Write.update(voucher), reason, now)
                .add(VoucherBalance.TAKEN, rest.minorUnits())
                .add(VoucherBalance.SPENT, rest.minorUnits())
                .when(AS_SEEN)
                .with(":taken", seen.spent()));
        if (listedSince != null) {
            var first = VoucherEntry.of(VoucherEntry.Kind.ISSUED, seen.initial(), listedSince);
            writes.add(Write.update(Keys.voucherEntry(voucher, listedSince, first.entryId()))
                    .remove("gsi1pk")
                    .remove("gsi1sk")
                    .when(Write.PRESENT));
        }
        return VoucherEntry.of(VoucherEntry.Kind.REVOKED, rest.negated(), now)
                .put(voucher)
                .plus(List.copyOf(writes));
    }

    /// Makes the update of a coupon or voucher say that it is revoked.
    public static Write mark(Write update, String reason, Instant now) {
        return update.set(VoucherBalance.REVOKED_AT, now).set(REASON, reason);
    }
}
