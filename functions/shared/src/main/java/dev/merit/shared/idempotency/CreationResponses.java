package dev.merit.shared.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Responses to requests that create something, from the answer that is kept for repetitions of the request.
public final class CreationResponses {

    public static final int CREATED = 201;

    private static final String REPLAYED = "Idempotency-Replayed";

    private CreationResponses() {}

    public static Response.ResponseBuilder first(Answer answer) {
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body());
    }

    /// The answer that the same request got before.
    public static Response.ResponseBuilder again(Answer answer) {
        return first(answer).header(REPLAYED, true);
    }
}
