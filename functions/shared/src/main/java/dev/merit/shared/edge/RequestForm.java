package dev.merit.shared.edge;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Refuses requests whose first line or headers break the rules of HTTP (RFC 9110, RFC 9112), before Merit reads
/// anything from them. Requests that the server cannot parse are refused by the server.
final class RequestForm {

    /// In characters. The limit of API Gateway is lower.
    private static final int MAX_TARGET_LENGTH = 8192;

    private static final int MAX_HEADER_BYTES = 16_384;

    private RequestForm() {}

    static Optional<Problem> problem(HttpServerRequest request) {
        if (request.uri().length() > MAX_TARGET_LENGTH) {
            return Optional.of(Problem.of(
                    CommonProblem.URI_TOO_LONG, "The address is longer than " + MAX_TARGET_LENGTH + " characters."));
        }
        if (headerBytes(request) > MAX_HEADER_BYTES) {
            return Optional.of(Problem.of(
                    CommonProblem.HEADERS_TOO_LARGE, "The headers are larger than " + MAX_HEADER_BYTES + " bytes."));
        }
        if (request.version() == HttpVersion.HTTP_1_1
                && request.headers().getAll("Host").size() != 1) {
            return malformed("The header Host must be given once.");
        }
        var coding = request.getHeader("Transfer-Encoding");
        // A Content-Length beside it is allowed: the server has dropped it, and events of API Gateway have both.
        if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
            return malformed("Transfer-Encoding must be chunked.");
        }
        return isEncoded(request.uri()) ? Optional.empty() : malformed("The address has an escape that is no UTF-8.");
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(CommonProblem.MALFORMED_REQUEST, detail));
    }

    private static int headerBytes(HttpServerRequest request) {
        int bytes = 0;
        for (var header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length();
        }
        return bytes;
    }

    /// Whether each `%` begins a valid escape and the escaped bytes are UTF-8.
    private static boolean isEncoded(String uri) {
        if (uri.indexOf('%') < 0) {
            return true;
        }
        var bytes = ByteBuffer.allocate(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) != '%') {
                bytes.put((byte) (uri.charAt(i) & 0x7F));
                continue;
            }
            int value = i + 2 < uri.length() ? hex(uri.charAt(i + 1)) * 16 + hex(uri.charAt(i + 2)) : -1;
            if (value < 0) {
                return false;
            }
            bytes.put((byte) value);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /// The value of a hexadecimal digit. Another character gives a negative value that keeps any sum with it
    /// negative.
    private static int hex(char digit) {
        int value = Character.digit(digit, 16);
        return value < 0 || digit > 'f' ? -1000 : value;
    }
}
