package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adjusts a member's points by hand, with a reason. It never takes more points than the member has.
@Singleton
final class PointsAdjuster {

    static final String REASON = "reason";

    private static final String BY = "by";

    private final Table table;
    private final PointsWallets wallets;

    PointsAdjuster(Table table, PointsWallets wallets) {
        this.table = table;
        this.wallets = wallets;
    }

    /// A requested adjustment.
    ///
    /// @param id unique among the member's adjustments, and kept for good
    /// @param by the subject of the caller
    record Adjustment(MemberId member, String id, long points, String reason, String by, Instant at) {

        Key key() {
            return Keys.points(member, PointsEntry.ADJUSTMENT, id);
        }

        PointsEntry entry() {
            return PointsEntry.of(member, PointsEntry.ADJUSTMENT, id, points, at)
                    .with(Item.map().text(REASON, reason).text(BY, by));
        }
    }

    sealed interface AdjustmentOutcome {
        record Made() implements AdjustmentOutcome {}

        /// The same adjustment was made before; this is its entry.
        record Known(PointsEntry entry) implements AdjustmentOutcome {}

        /// Another adjustment of the member has the id.
        record Differs() implements AdjustmentOutcome {}

        record NotEnough(long have, long need) implements AdjustmentOutcome {}

        record NoMember() implements AdjustmentOutcome {}

        /// A write of the caller in the same transaction was refused: the request was made before.
        record Repeated(List<Outcome.Failed> failed) implements AdjustmentOutcome {}
    }

    AdjustmentOutcome adjust(Adjustment adjustment, List<Write> along, Transaction transaction) {
        wallets.compact(adjustment.member());
        return PointsWallets.TRIES.until(() -> attempt(adjustment, along, transaction));
    }

    private Optional<AdjustmentOutcome> attempt(Adjustment adjustment, List<Write> along, Transaction transaction) {
        var key = Keys.wallet(adjustment.member());
        var found = table.get(List.of(key, Keys.programme(), adjustment.key()));
        var wallet = found.get(key);
        if (wallet == null) {
            return Optional.of(new AdjustmentOutcome.NoMember());
        }
        var earlier = found.get(adjustment.key());
        if (earlier != null) {
            return Optional.of(compare(adjustment, PointsEntry.from(earlier)));
        }
        var today = PointsBalance.day(adjustment.at());
        var balance = PointsBalance.from(wallet);
        var write = Write.update(key);
        if (adjustment.points() > 0) {
            var lot = PointsProgrammes.in(found)
                    .map(programme -> programme.lot(today))
                    .orElse(new PointsLot(today, PointsLot.NEVER));
            write.add(lot.name(), adjustment.points()).when(Write.PRESENT);
        } else {
            long have = balance.at(today).balance();
            if (have < -adjustment.points()) {
                // A repetition of this request may have taken them between the reads of the entry and the wallet.
                return table.get(adjustment.key()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new AdjustmentOutcome.NotEnough(have, -adjustment.points()));
            }
            balance.unlessTaken(PointsBalance.take(write, today, -adjustment.points()), "");
        }
        var writes = new ArrayList<>(along);
        writes.add(write);
        writes.add(adjustment.entry().put());
        return switch (transaction.commit(writes)) {
            case Outcome.Done _ -> Optional.of(new AdjustmentOutcome.Made());
            case Outcome.Contended _ -> Optional.empty();
            case Outcome.Refused(var failed)
            when failed.stream()
                    .anyMatch(f -> along.stream().anyMatch(w -> w.key().equals(f.key()))) ->
                Optional.of(new AdjustmentOutcome.Repeated(failed));
            case Outcome.Refused _ -> Optional.empty();
        };
    }

    private static AdjustmentOutcome compare(Adjustment adjustment, PointsEntry earlier) {
        boolean same = earlier.points() == adjustment.points()
                && earlier.about().text(REASON).equals(adjustment.reason());
        return same ? new AdjustmentOutcome.Known(earlier) : new AdjustmentOutcome.Differs();
    }
}
