package dev.merit.privacy.requests;

import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The requests about members' data.
@Singleton
public final class DataRequests {

    private final Table table;

    public DataRequests(Table table) {
        this.table = table;
    }

    Optional<DataRequest> find(DataRequestId id) {
        return item(id).map(DataRequest::from);
    }

    Optional<Item> item(DataRequestId id) {
        return table.get(Keys.dataRequest(id));
    }

    /// The requests that are not done.
    List<DataRequestId> open() {
        return table.all(Keys.openDataRequests()).stream()
                .map(item -> new DataRequestId(item.key().skId()))
                .toList();
    }

    /// The requests, newest first.
    ///
    /// @param from the place at which the list begins; at the newest if it is left out
    List<DataRequest> list(@Nullable String from, int max) {
        var query = Keys.dataRequestsByTime().backwards().startingAt(from);
        return table.first(query, max).stream().map(DataRequest::from).toList();
    }

    /// The place of a request in that list.
    static String place(DataRequest request) {
        return Keys.dataRequestByTime(request.requestedAt(), request.requestId())
                .sk();
    }
}
