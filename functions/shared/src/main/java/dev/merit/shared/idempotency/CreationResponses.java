package dev.merit.shared.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Responses to requests that create something. The first two methods take the answer that is kept for repetitions of
/// the request. The others are for what has an id of the caller, by which a repetition is recognised.
public final class CreationResponses {

    public static final int CREATED = 201;

    private static final int OK = 200;
    private static final String REPLAYED = "Idempotency-Replayed";

    private CreationResponses() {}

    public static Response.ResponseBuilder first(Answer answer) {
        return response(answer.status(), answer.location(), answer.body());
    }

    /// The answer that the same request got before.
    public static Response.ResponseBuilder again(Answer answer) {
        return first(answer).header(REPLAYED, true);
    }

    public static Response created(String location, Object body) {
        return response(CREATED, location, body).build();
    }

    /// The response if the same request has created it before.
    public static Response existing(String location, Object body) {
        return response(OK, location, body).build();
    }

    private static Response.ResponseBuilder response(int status, @Nullable String location, Object body) {
        return Response.status(status).header(HttpHeaders.LOCATION, location).entity(body);
    }
}
