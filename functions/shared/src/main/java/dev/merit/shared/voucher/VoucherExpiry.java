package dev.merit.shared.voucher;

import dev.merit.shared.id.RandomSource;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Enters as expired what is left of vouchers whose time is over. They cannot be spent any more whether it does or
/// not; it only brings the ledger up to date, so it may run at any time, twice, and beside itself.
///
/// The first entry of a voucher stands in the index up to its expiry, among those of one of [Keys#VOUCHER_SHARDS]; so
/// each is found again however long nobody looked.
public final class VoucherExpiry {

    private final Table table;

    public VoucherExpiry(Table table) {
        this.table = table;
    }

    /// How many vouchers were brought to their end, at most so many. One that a reservation holds still, within an
    /// hour behind its time, is left for later.
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
        var writes = new ArrayList<Write>(List.of(
                Write.update(voucher)
                        .add(VoucherBalance.TAKEN, rest.minorUnits())
                        .add(VoucherBalance.SPENT, rest.minorUnits())
                        .set(VoucherBalance.EXPIRED_AT, now)
                        .when("#taken = :taken AND #spent = :taken AND attribute_not_exists(#expiredAt)")
                        .with(":taken", balance.taken()),
                Write.update(listed.key()).remove("gsi1pk").remove("gsi1sk").when(Write.PRESENT)));
        if (rest.minorUnits() > 0) {
            var gone = rest.minus(rest).minus(rest);
            writes.add(VoucherEntry.of(VoucherEntry.Kind.EXPIRED, gone, now).put(voucher));
        }
        return table.transact(writes) instanceof Outcome.Done;
    }

    /// As cancelling the reservation would.
    private void release(RedemptionId id, Item row, Instant now) {
        table.get(Keys.redemption(id))
                .map(Redemption::from)
                .filter(redemption -> redemption.isReserved() && !redemption.holds(now))
                .ifPresent(redemption -> {
                    var writes = new ArrayList<>(VoucherPayments.undo(redemption, row, now));
                    writes.add(redemption.become(Redemption.RELEASED, now));
                    table.transact(writes);
                });
    }
}
