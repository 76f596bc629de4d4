package dev.merit.shared.voucher;

import dev.merit.shared.id.RandomSource;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Enters the rest of expired vouchers as expired. They cannot be spent in any case; this only brings the entries up
/// to date, so it may run at any time, twice, and concurrently.
///
/// The first entry of a voucher is in the index up to its expiry, in one of [Keys#VOUCHER_SHARDS]; so each voucher is
/// found however long the job did not run.
public final class VoucherExpiry {

    private final Table table;
    private final Ledger ledger;

    public VoucherExpiry(Table table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    /// Expires at most this many vouchers. A voucher with a reservation is left until that is over.
    ///
    /// @return how many were expired
    public int expire(Instant now, int atMost) {
        var shards =
                new ArrayList<>(IntStream.range(0, Keys.VOUCHER_SHARDS).boxed().toList());
        Collections.shuffle(shards, RandomSource.generator());
        int done = 0;
        for (int shard : shards) {
            if (done == atMost) {
                break;
            }
            for (var listed : table.first(Keys.vouchersOver(shard, now), atMost - done)) {
                done += expire(listed, now) ? 1 : 0;
            }
        }
        return done;
    }

    private boolean expire(Item listed, Instant now) {
        var voucher = Keys.voucherOf(listed.key());
        var row = table.get(voucher).orElseThrow();
        var overdue = VoucherBalance.from(row).overdue(now);
        overdue.forEach(id -> release(id, row, now));
        var balance =
                VoucherBalance.from(overdue.isEmpty() ? row : table.get(voucher).orElseThrow());
        if (balance.entered() || balance.taken() != balance.spent()) {
            return false;
        }
        var rest = balance.left();
        var writes = List.of(
                Write.update(voucher)
                        .add(VoucherBalance.TAKEN, rest.minorUnits())
                        .add(VoucherBalance.SPENT, rest.minorUnits())
                        .set(VoucherBalance.EXPIRED_AT, now)
                        .when("#taken = :taken AND #spent = :taken AND " + VoucherBalance.OPEN)
                        .with(":taken", balance.taken()),
                Write.update(listed.key()).remove("gsi1pk").remove("gsi1sk").when(Write.PRESENT));
        var gone = rest.minus(rest).minus(rest);
        var entry = rest.minorUnits() > 0
                ? VoucherEntry.of(VoucherEntry.Kind.EXPIRED, gone, now).put(voucher)
                : Entry.NONE;
        return ledger.transact(entry.plus(writes)) instanceof Outcome.Done;
    }

    /// Releases a reservation, as cancelling it would.
    private void release(RedemptionId id, Item row, Instant now) {
        table.get(Keys.redemption(id))
                .map(Redemption::from)
                .filter(redemption -> redemption.isReserved() && !redemption.isActive(now))
                .ifPresent(redemption -> {
                    var released = List.of(redemption.changeStatus(RedemptionStatus.RELEASED, now));
                    ledger.transact(
                            VoucherPayments.rollBack(redemption, row, now).plus(released));
                });
    }
}
