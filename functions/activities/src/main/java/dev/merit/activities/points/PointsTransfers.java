package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.PointsStatement;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Moves points from one wallet to another in one transaction, never more than are transferable. Both members get an
/// entry. The points keep the days on which they expire, so transfers cannot prolong them.
@Singleton
final class PointsTransfers {

    private static final String NOT_ROLLED_BACK =
            "(" + Write.PRESENT + ") AND attribute_not_exists(#" + TransferBody.ROLLED_BACK_AT + ")";

    private final Table table;
    private final PointsWallets wallets;
    private final InstantSource clock;

    PointsTransfers(Table table, PointsWallets wallets, InstantSource clock) {
        this.table = table;
        this.wallets = wallets;
        this.clock = clock;
    }

    TransferOutcome transfer(PointsTransfer request) {
        wallets.compact(request.from());
        return PointsWallets.TRIES.until(() -> attempt(request));
    }

    private Optional<TransferOutcome> attempt(PointsTransfer request) {
        var now = clock.instant();
        var found = table.get(
                List.of(Keys.wallet(request.from()), Keys.wallet(request.to()), request.key(), Keys.programme()));
        var wallet = found.get(Keys.wallet(request.from()));
        if (wallet == null) {
            return Optional.of(new TransferOutcome.NoMember());
        }
        var earlier = found.get(request.key());
        if (earlier != null) {
            return Optional.of(earlier(TransferBody.from(earlier), request));
        }
        if (!PointsProgrammes.in(found).map(PointsProgramme::mayTransfer).orElse(false)) {
            return Optional.of(new TransferOutcome.TransfersDisabled());
        }
        if (!found.containsKey(Keys.wallet(request.to()))) {
            return Optional.of(new TransferOutcome.NoRecipient());
        }
        var balance = PointsBalance.from(wallet);
        var today = PointsBalance.day(now);
        long have = balance.transferable(today);
        if (have < request.points()) {
            return isStill(request, null)
                    ? Optional.of(new TransferOutcome.NotEnough(have, request.points()))
                    : Optional.empty();
        }
        var lots = balance.at(today).oldest(request.points());
        var sent = request.sent(now, lots);
        var entries = List.of(sent.put(), request.received(now).put());
        return move(balance, request.from(), request.to(), lots, now, entries)
                ? Optional.of(new TransferOutcome.Transferred(TransferBody.of(request, sent.at())))
                : Optional.empty();
    }

    private static TransferOutcome earlier(TransferBody transfer, PointsTransfer request) {
        if (transfer.rolledBackAt() != null) {
            return new TransferOutcome.RolledBack();
        }
        return request.isThatOf(transfer) ? new TransferOutcome.Repeated(transfer) : new TransferOutcome.Differs();
    }

    Optional<TransferBody> find(MemberId from, String id) {
        return sent(from, id).map(TransferBody::from);
    }

    private Optional<Item> sent(MemberId from, String id) {
        return table.get(Keys.points(from, PointsEntry.TRANSFER, id));
    }

    /// Takes the points back from the receiving member, unless they are spent, and returns them with the expiry that
    /// they had. Points that have expired since are lost for both.
    TransferOutcome rollBack(MemberId from, String id) {
        return PointsWallets.TRIES.until(
                () -> sent(from, id).map(this::back).orElse(Optional.of(new TransferOutcome.NoTransfer())));
    }

    private Optional<TransferOutcome> back(Item sent) {
        var now = clock.instant();
        var transfer = TransferBody.from(sent);
        if (transfer.rolledBackAt() != null) {
            return Optional.of(new TransferOutcome.Repeated(transfer));
        }
        var request = PointsTransfer.of(transfer);
        var today = PointsBalance.day(now);
        var lots = PointsEntry.from(sent).unexpired(today);
        long left = PointsStatement.sum(lots);
        var balance = wallets.find(request.to()).orElse(PointsBalance.NONE);
        long have = balance.transferable(today);
        if (have < left) {
            return isStill(request, transfer)
                    ? Optional.of(new TransferOutcome.NotEnough(have, left))
                    : Optional.empty();
        }
        var writes = List.of(
                Write.update(request.key())
                        .set(TransferBody.ROLLED_BACK_AT, now)
                        .when(NOT_ROLLED_BACK),
                request.takenBack(now, left).put(),
                request.returned(now, left).put());
        if (move(balance, request.to(), request.from(), lots, now, writes)) {
            return find(request.from(), request.id()).map(TransferOutcome.Transferred::new);
        }
        return wallets.isErased(request.from()) ? Optional.of(new TransferOutcome.NoTransfer()) : Optional.empty();
    }

    /// Whether the transfer is unchanged since it was read. If not, a repetition of this request has moved the points.
    private boolean isStill(PointsTransfer request, @Nullable TransferBody transfer) {
        return find(request.from(), request.id()).equals(Optional.ofNullable(transfer));
    }

    /// Moves all points of the lots, on condition that no points were taken from the giving wallet since it was read.
    private boolean move(
            PointsBalance balance,
            MemberId from,
            MemberId to,
            SortedMap<LocalDate, Long> lots,
            Instant now,
            List<Write> entries) {
        var today = PointsBalance.day(now);
        var writes = new ArrayList<>(entries);
        if (!lots.isEmpty()) {
            writes.add(PointsBalance.give(Write.update(Keys.wallet(to)), today, lots)
                    .when(Write.PRESENT));
            writes.add(balance.unlessTaken(
                    PointsBalance.take(Write.update(Keys.wallet(from)), today, PointsStatement.sum(lots)), ""));
        }
        return table.transact(writes) instanceof Outcome.Done;
    }
}
