package dev.merit.coupons.redemptions;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionEntry;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ShardedQuery;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists redemptions, newest first. A member's are read from the table, with the last committed one; those of an
/// order and of a strategy from the index, which follows within moments. A page may have fewer redemptions than there
/// are, if few have the status.
@Singleton
public final class RedemptionPages {

    private final Table table;

    RedemptionPages(Table table) {
        this.table = table;
    }

    /// Which redemptions of a list are wanted: from an instant, before another, with a status. Each may be absent.
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable RedemptionStatus status) {

        private Query within(Query all) {
            return Keys.redemptionsWithin(all, from, to);
        }

        private boolean fits(Redemption redemption) {
            return status == null || redemption.status() == status;
        }
    }

    /// A redemption and the time by which it is listed.
    public record Listed(Redemption redemption, Instant at) {}

    /// A page of a list.
    ///
    /// @param next where the next page begins; null after the last
    public record Page(List<Listed> redemptions, @Nullable String next) {}

    /// A member's redemptions, by the time they were reserved or redeemed.
    ///
    /// @param place where the page begins; null for the newest
    public Page of(MemberId member, Filter filter, @Nullable String place, int max) {
        return entered(filter.within(Keys.redemptionsOf(member)), filter, place, max);
    }

    /// An order's redemptions, by the same time.
    public Page of(OrderId order, Filter filter, @Nullable String place, int max) {
        return entered(filter.within(Keys.redemptionsOf(order)), filter, place, max);
    }

    /// A strategy's redemptions by the time they were redeemed, also those that are rolled back since; or, if that
    /// is the status, its reservations by the time they end. What was released is not in the list.
    public Page of(StrategyId strategy, Filter filter, @Nullable String place, int max) {
        if (filter.status() == RedemptionStatus.RESERVED) {
            var found = table.part(filter.within(Keys.reservations(strategy)).startingAt(place), max);
            return new Page(listed(found.items()), found.next());
        }
        var shards = Keys.redemptionsOf(strategy).stream()
                .map(filter::within)
                .map(shard -> filter.status() == null
                        ? shard
                        : shard.filter(
                                "#status = :status",
                                Map.of(":status", filter.status().text())))
                .map(shard -> shard.startingAt(place))
                .toList();
        var found = ShardedQuery.page(table, shards, max);
        return new Page(listed(found.items()), found.next());
    }

    private static List<Listed> listed(List<Item> items) {
        return items.stream()
                .map(item -> new Listed(Redemption.from(item), Keys.instantOf(item.text("gsi1sk"))))
                .toList();
    }

    /// The redemptions of entries. An entry from before its redemption was reserved or redeemed anew is left out.
    private Page entered(Query query, Filter filter, @Nullable String place, int max) {
        var found = table.part(query.startingAt(place), max);
        var entries = found.items().stream().map(RedemptionEntry::from).toList();
        var redemptions = table.get(entries.stream()
                .map(entry -> Keys.redemption(entry.redemptionId()))
                .distinct()
                .toList());
        var listed = new ArrayList<Listed>();
        for (var entry : entries) {
            Optional.ofNullable(redemptions.get(Keys.redemption(entry.redemptionId())))
                    .filter(entry::isLastOf)
                    .map(Redemption::from)
                    .filter(filter::fits)
                    .ifPresent(redemption -> listed.add(new Listed(redemption, entry.at())));
        }
        return new Page(listed, found.next());
    }
}
