package dev.merit.shared.edge;

import dev.merit.shared.ledger.RequestIds;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The id that [Edge] gave the current HTTP request.
@Singleton
final class HttpRequestIds implements RequestIds {

    /// A proxy of the current request.
    private final CurrentVertxRequest request;

    HttpRequestIds(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> current() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.getCurrent()).map(routing -> routing.get(Edge.REQUEST_ID));
    }
}
