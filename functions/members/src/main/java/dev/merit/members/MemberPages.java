package dev.merit.members;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.table.ShardedQuery;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.Tiers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists members by the index, and reads them as they are now. Those who were registered a moment ago may be missing;
/// members who are erased are not there.
@Singleton
final class MemberPages {

    private final Table table;
    private final MemberDirectory directory;

    MemberPages(Table table, MemberDirectory directory) {
        this.table = table;
        this.directory = directory;
    }

    /// @param next where the next page begins; null after the last
    record Page(List<Member> members, @Nullable String next) {}

    /// The members, newest first.
    ///
    /// @param from where the page begins; null for the newest
    Page newest(@Nullable String from, int max) {
        return page(Keys.membersByTime(), from, max, _ -> true);
    }

    /// The members who are in the tier now, those whose entry into it was noted last first. In [Tiers#NONE] are all
    /// others, the newest first. A page may have fewer members than there are.
    Page ofTier(String tier, @Nullable String from, int max) {
        var shards = tier.equals(Tiers.NONE) ? Keys.membersByTime() : Keys.membersOfTier(tier);
        return page(shards, from, max, member -> member.tier().equals(tier));
    }

    private Page page(List<Query> shards, @Nullable String from, int max, Predicate<Member> filter) {
        var page = ShardedQuery.page(
                table, shards.stream().map(shard -> shard.startingAt(from)).toList(), max);
        var ids = page.items().stream()
                .map(item -> new MemberId(item.key().pkId()))
                .toList();
        var members = directory.find(ids);
        return new Page(
                ids.stream()
                        .map(members::get)
                        .filter(Objects::nonNull)
                        .filter(filter)
                        .toList(),
                page.next());
    }
}
