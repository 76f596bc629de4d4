package dev.merit.privacy.requests;

import dev.merit.privacy.exports.ExportFiles;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The requests about members' data.
@Singleton
public final class DataRequests {

    private final Table table;
    private final ExportFiles files;
    private final InstantSource clock;
    private final Optional<String> suppressionGround;

    public DataRequests(
            Table table,
            ExportFiles files,
            InstantSource clock,
            @ConfigProperty(name = SuppressionGround.SETTING) Optional<String> suppressionGround) {
        this.table = table;
        this.files = files;
        this.clock = clock;
        this.suppressionGround = suppressionGround;
    }

    Optional<DataRequest> find(DataRequestId id) {
        return item(id).map(item -> {
            var request = DataRequest.from(item);
            if (request.hasFiles(clock.instant())) {
                return files.list(request.memberId(), id).map(request::with).orElse(request);
            }
            return request.hasCertificate() ? request.with(certificate(request, item)) : request;
        });
    }

    /// The bytes of a file of an export.
    Optional<byte[]> file(DataRequest request, String name) {
        return request.hasFiles(clock.instant())
                ? files.read(request.memberId(), request.requestId(), name)
                : Optional.empty();
    }

    private Certificate certificate(DataRequest request, Item item) {
        var erased = table.get(Keys.erased(request.memberId())).orElseThrow();
        return Certificate.of(item, erased, request.requestedAt(), suppressionGround.orElse(""));
    }

    Optional<Item> item(DataRequestId id) {
        return table.get(Keys.dataRequest(id));
    }

    /// The requests of a kind that are not done.
    List<DataRequestId> open(DataRequest.Kind kind) {
        return table.all(Keys.openDataRequests()).stream()
                .filter(item -> DataRequest.kindOf(item) == kind)
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
