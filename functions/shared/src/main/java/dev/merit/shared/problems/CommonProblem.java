package dev.merit.shared.problems;

/// The problems of HTTP, callers, parameters and bodies, which operations of every feature answer.
public enum CommonProblem implements ProblemType {
    UNREADABLE_BODY(
            400,
            "unreadable-body",
            "Unreadable body",
            "The body is not JSON, has another shape or has an unknown field."),
    INVALID_PARAMETER(
            400,
            "invalid-parameter",
            "Invalid parameter",
            "A parameter is missing, unknown, given twice or in the wrong form."),
    INVALID_CURSOR(400, "invalid-cursor", "Invalid cursor", "The cursor does not come from this list."),
    INVALID_IDEMPOTENCY_KEY(
            400,
            "invalid-idempotency-key",
            "Invalid idempotency key",
            "The Idempotency-Key is not 1 to 255 printable ASCII characters."),
    MALFORMED_REQUEST(
            400,
            "malformed-request",
            "Malformed request",
            "The request breaks the rules of HTTP: its Host, its Transfer-Encoding or an escape in its address."),
    UNAUTHORIZED(401, "unauthorized", "Unauthorized", "The request has no valid bearer token."),
    FORBIDDEN(
            403,
            "forbidden",
            "Forbidden",
            "The caller has none of the roles, or is a member who asks for another member's data, for a coupon of a"
                    + " strategy that is not a promotion, or to change the fields that `errors` names."),
    NOT_FOUND(
            404,
            "not-found",
            "Not found",
            "What the path names does not exist, or a code in the body does not; `coupon` is that code."),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            "Method not allowed",
            "The path does not have this method; `Allow` lists those it has."),
    NOT_ACCEPTABLE(
            406, "not-acceptable", "Not acceptable", "The Accept header allows none of the media types of the answer."),
    REQUEST_TIMEOUT(408, "request-timeout", "Request timeout", "The body did not arrive in time."),
    PRECONDITION_FAILED(
            412,
            "precondition-failed",
            "Precondition failed",
            "The resource has changed since the version that If-Match names."),
    BODY_TOO_LARGE(413, "body-too-large", "Body too large", "The body is larger than 4 MiB."),
    URI_TOO_LONG(414, "uri-too-long", "Uri too long", "The address is longer than 8192 characters."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "The body has a media type that is not supported."),
    INVALID_FIELDS(
            422,
            "invalid-fields",
            "Invalid fields",
            "A field is missing or not acceptable; `errors` names each and why."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "idempotency-key-reused",
            "Idempotency key reused",
            "The Idempotency-Key was used before, for another request."),
    PRECONDITION_REQUIRED(
            428,
            "precondition-required",
            "Precondition required",
            "The request has no If-Match with the version that it changes."),
    RATE_LIMITED(
            429,
            "rate-limited",
            "Rate limited",
            "The caller sends more requests of one kind, `policy`, than are allowed in a minute, `limit`. `Retry-After`"
                    + " says when to try again."),
    HEADERS_TOO_LARGE(431, "headers-too-large", "Headers too large", "The headers are larger than 16384 bytes."),
    INTERNAL_ERROR(
            500,
            "internal-error",
            "Internal error",
            "Something went wrong. The header `X-Request-Id` names the request in the logs."),
    UNAVAILABLE(
            503,
            "unavailable",
            "Unavailable",
            "The store or the key service cannot be reached or is overloaded. The same request may be sent again.");

    private final ProblemDefinition definition;

    CommonProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
