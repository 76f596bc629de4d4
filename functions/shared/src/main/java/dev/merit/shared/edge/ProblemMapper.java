package dev.merit.shared.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.merit.shared.json.Json;
import dev.merit.shared.json.JsonFailure;
import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.personal.UnreadablePersonalData;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.table.Unavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Maps every exception to a problem: Merit's own, those of the framework and unexpected ones. It is the only place
/// where a failure is logged.
///
/// Quarkus has mappers of its own for some types, and the mapper of the most specific type wins. So each of these
/// types is listed here.
final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /// Headers of the IETF's draft on rate limits, structured fields (RFC 9651): the quota and its window in seconds;
    /// what is left and the seconds until there is more.
    private static final String LIMIT_POLICY = "RateLimit-Policy";

    private static final String LIMIT = "RateLimit";

    private final Json json;
    private final Metrics metrics;

    ProblemMapper(Json json, Metrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, ContainerRequestContext request) {
        return answer(e.problem(), request);
    }

    @ServerExceptionMapper
    Response unavailable(Unavailable e, ContainerRequestContext request) {
        LOG.warn("The store or the key service cannot be reached or is overloaded", e);
        metrics.count(Metrics.STORE_UNAVAILABLE, 1);
        return answer(Problem.unavailable(e.retryAfter()), request);
    }

    @ServerExceptionMapper
    Response unreadable(UnreadablePersonalData e, ContainerRequestContext request) {
        LOG.error("Personal data cannot be decrypted", e);
        return answer(Problem.of(CommonProblem.INTERNAL_ERROR, e.detail()), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException e, ContainerRequestContext request) {
        return answer(Problem.unauthorized(), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ContainerRequestContext request) {
        // No entry in the audit log: anybody with any token could fill the table with such entries.
        LOG.warn("A caller without the role was refused");
        metrics.count(Metrics.FORBIDDEN, 1);
        return answer(Problem.forbidden(), request);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e, ContainerRequestContext request) {
        var problem = JsonFailure.problem(e);
        return problem.status() < 500 ? answer(problem, request) : unexpected(e, request);
    }

    @ServerExceptionMapper
    Response encoding(CharConversionException e, ContainerRequestContext request) {
        return answer(Problem.unreadable(new FieldError("", "is not UTF-8")), request);
    }

    @ServerExceptionMapper({WebApplicationException.class, NotFoundException.class})
    Uni<Response> framework(WebApplicationException e, ContainerRequestContext request) {
        if (!isForCallersOnly(e.getResponse().getStatus(), request)) {
            return Uni.createFrom().item(answer(e, request));
        }
        return Routes.caller()
                .onFailure()
                .recoverWithNull()
                .map(caller -> caller == null || caller.isAnonymous()
                        ? answer(Problem.unauthorized(), request)
                        : answer(e, request));
    }

    /// Whether a caller without a valid token must get a 401 instead. The framework negotiates media types before it
    /// authenticates.
    private static boolean isForCallersOnly(int status, ContainerRequestContext request) {
        return (status == 406 || status == 415)
                && Routes.isSecured(request.getUriInfo().getRequestUri().getRawPath(), request.getMethod());
    }

    private Response answer(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause, request);
        }
        var response = e.getResponse();
        return switch (response.getStatusInfo().getFamily()) {
            case CLIENT_ERROR -> answer(ofStatus(response.getStatusInfo()), request);
            case SERVER_ERROR -> unexpected(e, request);
            case INFORMATIONAL, SUCCESSFUL, REDIRECTION, OTHER -> response;
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, ContainerRequestContext request) {
        LOG.error("A request failed unexpectedly", e);
        return answer(Problem.internal(), request);
    }

    private static Problem ofStatus(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 401 -> Problem.unauthorized();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.nothingHere();
            case 405 -> Problem.methodNotAllowed();
            case 406 -> Problem.of(CommonProblem.NOT_ACCEPTABLE, "The answer has none of the accepted media types.");
            case 413 -> BodyLimit.exceeded();
            case 415 -> Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
            default -> Problem.of(definition(status), status.getReasonPhrase() + ".");
        };
    }

    /// The definition of a status that only the framework answers, made from its reason phrase.
    private static ProblemDefinition definition(Response.StatusType status) {
        var phrase = status.getReasonPhrase();
        var words = phrase.toLowerCase(Locale.ROOT);
        return new ProblemDefinition(
                status.getStatusCode(), words.replace(' ', '-'), phrase.charAt(0) + words.substring(1), phrase + ".");
    }

    private Response answer(Problem problem, ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(json.write(problem.at(path)));
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 405) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", Routes.methods(path)));
        }
        var seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds);
            if (problem.status() == 429 && problem.figures().get(Problem.LIMIT) instanceof Long limit) {
                var policy = "\"" + problem.figures().getOrDefault(Problem.POLICY, problem.code()) + "\"";
                answer.header(LIMIT_POLICY, policy + ";q=" + limit + ";w=60");
                answer.header(LIMIT, policy + ";r=0;t=" + seconds);
            }
        }
        return answer.build();
    }
}
