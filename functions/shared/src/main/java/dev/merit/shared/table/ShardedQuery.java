package dev.merit.shared.table;

import dev.merit.shared.keys.Query;
import dev.merit.shared.table.Table.QueryPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Reads the shards of an index as one list, from the highest sort key down. At first each shard is read a little
/// further than its share of the page, all side by side; only a shard that has more of the page is read on.
public final class ShardedQuery {

    private static final int MORE = 4;

    /// Bounds what one page reads if filters remove most of the items.
    private static final int MAX_READS = 40;

    private ShardedQuery() {}

    /// A page of the list. With a filter it may have fewer items, or none, and more may follow.
    ///
    /// @param shards queries that run backwards, from the place on at which the page begins
    public static QueryPage page(Table table, List<Query> shards, int max) {
        var places = begin(table, shards, max / shards.size() + MORE);
        var found = new ArrayList<Item>();
        int reads = 0;
        while (true) {
            var highest = places.stream().filter(place -> !place.isAtEnd()).max(Comparator.comparing(Place::sortKey));
            if (highest.isEmpty()) {
                return new QueryPage(found, null);
            }
            var place = highest.get();
            if (found.size() == max || (place.isToRead() && reads++ == MAX_READS)) {
                return new QueryPage(found, place.sortKey());
            }
            if (place.isToRead()) {
                place.read();
            } else {
                found.add(place.take());
            }
        }
    }

    private static List<Place> begin(Table table, List<Query> shards, int each) {
        var places = shards.stream().map(shard -> new Place(table, shard, each)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var read :
                    places.stream().map(place -> threads.submit(place::read)).toList()) {
                read.get();
            }
            return places;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an index was read", e);
        }
    }

    /// How far a shard is read.
    private static final class Place {

        private final Table table;
        private final Query shard;
        private final int each;
        private final Deque<Item> items = new ArrayDeque<>();
        private @Nullable String next;

        Place(Table table, Query shard, int each) {
            this.table = table;
            this.shard = shard;
            this.each = each;
        }

        void read() {
            var page = table.part(next == null ? shard : shard.startingAt(next), each);
            items.addAll(page.items());
            next = page.next();
        }

        boolean isAtEnd() {
            return items.isEmpty() && next == null;
        }

        boolean isToRead() {
            return items.isEmpty();
        }

        /// The sort key of the next item, or one that is not lower.
        String sortKey() {
            return items.isEmpty()
                    ? Objects.requireNonNull(next)
                    : items.getFirst().text(shard.sortKey());
        }

        Item take() {
            return items.removeFirst();
        }
    }
}
