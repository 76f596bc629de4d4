package dev.merit.shared.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.merit.shared.json.Json;
import dev.merit.shared.json.JsonFailure;
import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
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

/// Turns every failure into a problem, the framework's and the unexpected ones too. It is the only place where a
/// failure is logged.
///
/// Quarkus maps some types itself, and the most exact type wins; so each of those is named here.
final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

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
        LOG.warn("The store is away or too busy", e);
        metrics.count(Metrics.STORE_UNAVAILABLE, 1);
        return answer(Problem.unavailable(e.retryAfter()), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException e, ContainerRequestContext request) {
        return answer(Problem.unauthorized(), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ContainerRequestContext request) {
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
        if (!isForCallersAlone(e.getResponse().getStatus(), request)) {
            return Uni.createFrom().item(answer(e, request));
        }
        return Routes.caller()
                .onFailure()
                .recoverWithNull()
                .map(caller -> caller == null || caller.isAnonymous()
                        ? answer(Problem.unauthorized(), request)
                        : answer(e, request));
    }

    /// Whether who has no valid token learns that first. The framework looks for a form that fits before it looks who
    /// asks.
    private static boolean isForCallersAlone(int status, ContainerRequestContext request) {
        return (status == 406 || status == 415)
                && Routes.isSecured(request.getUriInfo().getRequestUri().getRawPath(), request.getMethod());
    }

    private Response answer(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause, request);
        }
        var theirs = e.getResponse();
        return switch (theirs.getStatusInfo().getFamily()) {
            case CLIENT_ERROR -> answer(ofStatus(theirs.getStatusInfo()), request);
            case SERVER_ERROR -> unexpected(e, request);
            case INFORMATIONAL, SUCCESSFUL, REDIRECTION, OTHER -> theirs;
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
            case 405 -> Problem.of(405, "method-not-allowed", "This path does not know the method.");
            case 413 -> BodyLimit.exceeded();
            case 415 -> Problem.of(415, "unsupported-media-type", "The body must be application/json.");
            default -> {
                var words = status.getReasonPhrase();
                yield Problem.of(
                        status.getStatusCode(), words.toLowerCase(Locale.ROOT).replace(' ', '-'), words + ".");
            }
        };
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
        }
        return answer.build();
    }
}
