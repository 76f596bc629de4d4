package dev.merit.activities.transfers;

import dev.merit.activities.points.Wallets;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.Holding;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.Programme;
import dev.merit.shared.points.Programmes;
import dev.merit.shared.points.Standing;
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

/// Takes points of one wallet and gives them to another in one transaction, never more than may be given away; both
/// ledgers enter it. The points keep the days on which they expire, so that to hand them to and fro prolongs nothing.
@Singleton
final class Transferring {

    private static final String NOT_ROLLED_BACK =
            "(" + Write.PRESENT + ") AND attribute_not_exists(#" + Transfer.ROLLED_BACK_AT + ")";

    private final Table table;
    private final Wallets wallets;
    private final InstantSource clock;

    Transferring(Table table, Wallets wallets, InstantSource clock) {
        this.table = table;
        this.wallets = wallets;
        this.clock = clock;
    }

    Transferred transfer(Gift gift) {
        wallets.fold(gift.from());
        return Wallets.TRIES.until(() -> attempt(gift));
    }

    private Optional<Transferred> attempt(Gift gift) {
        var now = clock.instant();
        var found = table.get(List.of(Keys.wallet(gift.from()), Keys.wallet(gift.to()), gift.key(), Keys.programme()));
        var wallet = found.get(Keys.wallet(gift.from()));
        if (wallet == null) {
            return Optional.of(new Transferred.NoMember());
        }
        var earlier = found.get(gift.key());
        if (earlier != null) {
            return Optional.of(earlier(Transfer.from(earlier), gift));
        }
        if (!Programmes.in(found).map(Programme::mayTransfer).orElse(false)) {
            return Optional.of(new Transferred.Off());
        }
        if (!found.containsKey(Keys.wallet(gift.to()))) {
            return Optional.of(new Transferred.NoRecipient());
        }
        var holding = Holding.from(wallet);
        var today = Holding.day(now);
        long have = holding.transferable(today);
        if (have < gift.points()) {
            return isStill(gift, null) ? Optional.of(new Transferred.NotEnough(have, gift.points())) : Optional.empty();
        }
        var lots = holding.at(today).oldest(gift.points());
        var sent = gift.sent(now, lots);
        var entries = List.of(sent.put(), gift.received(now).put());
        return move(holding, gift.from(), gift.to(), lots, now, entries)
                ? Optional.of(new Transferred.Now(Transfer.of(gift, sent.at())))
                : Optional.empty();
    }

    private static Transferred earlier(Transfer transfer, Gift gift) {
        if (transfer.rolledBackAt() != null) {
            return new Transferred.RolledBack();
        }
        return gift.isThatOf(transfer) ? new Transferred.Before(transfer) : new Transferred.Differs();
    }

    Optional<Transfer> find(MemberId from, String id) {
        return sent(from, id).map(Transfer::from);
    }

    private Optional<Item> sent(MemberId from, String id) {
        return table.get(Keys.points(from, PointsEntry.TRANSFER, id));
    }

    /// Takes the points back from who got them, unless they are spent, and returns them as they were, each with the
    /// expiry it had; what has expired meanwhile is gone for both.
    Transferred rollBack(MemberId from, String id) {
        return Wallets.TRIES.until(
                () -> sent(from, id).map(this::back).orElse(Optional.of(new Transferred.NoTransfer())));
    }

    private Optional<Transferred> back(Item sent) {
        var now = clock.instant();
        var transfer = Transfer.from(sent);
        if (transfer.rolledBackAt() != null) {
            return Optional.of(new Transferred.Before(transfer));
        }
        var gift = Gift.of(transfer);
        var today = Holding.day(now);
        var lots = PointsEntry.from(sent).unexpired(today);
        long left = Standing.sum(lots);
        var holding = wallets.find(gift.to()).orElse(Holding.NONE);
        long have = holding.transferable(today);
        if (have < left) {
            return isStill(gift, transfer) ? Optional.of(new Transferred.NotEnough(have, left)) : Optional.empty();
        }
        var writes = List.of(
                Write.update(gift.key()).set(Transfer.ROLLED_BACK_AT, now).when(NOT_ROLLED_BACK),
                gift.takenBack(now, left).put(),
                gift.returned(now, left).put());
        return move(holding, gift.to(), gift.from(), lots, now, writes)
                ? find(gift.from(), gift.id()).map(Transferred.Now::new)
                : Optional.empty();
    }

    /// Whether the transfer stands as it was read: else the same request, come first, has taken the points since.
    private boolean isStill(Gift gift, @Nullable Transfer transfer) {
        return find(gift.from(), gift.id()).equals(Optional.ofNullable(transfer));
    }

    /// All that the lots hold, if nobody has taken of the one wallet since it was read.
    private boolean move(
            Holding holding,
            MemberId from,
            MemberId to,
            SortedMap<LocalDate, Long> lots,
            Instant now,
            List<Write> entries) {
        var today = Holding.day(now);
        var writes = new ArrayList<>(entries);
        if (!lots.isEmpty()) {
            writes.add(Holding.give(Write.update(Keys.wallet(to)), today, lots).when(Write.PRESENT));
            writes.add(
                    holding.unlessTaken(Holding.take(Write.update(Keys.wallet(from)), today, Standing.sum(lots)), ""));
        }
        return table.transact(writes) instanceof Outcome.Done;
    }
}
