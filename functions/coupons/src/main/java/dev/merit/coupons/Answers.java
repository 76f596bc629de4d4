package dev.merit.coupons;

import dev.merit.shared.http.Problem;
import dev.merit.shared.http.ProblemException;
import dev.merit.shared.idempotency.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/// What the resources of this function answer alike.
public final class Answers {

    public static final int CREATED = 201;

    private static final String REPLAYED = "Idempotency-Replayed";

    private Answers() {}

    public static Response.ResponseBuilder first(Answer answer) {
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body());
    }

    /// The answer that the same request had before.
    public static Response.ResponseBuilder again(Answer answer) {
        return first(answer).header(REPLAYED, true);
    }

    /// An id or code as the path has it. What is not even of the right form is as little there as any other.
    public static <T> T id(String text, Function<String, T> make, String what) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException _) {
            throw unknown(what);
        }
    }

    public static ProblemException unknown(String what) {
        return new ProblemException(Problem.notFound(what));
    }
}
