package dev.merit.shared.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a request in the logs and to its caller. A caller's own is kept where it is fit to be written to a log; it
/// is no secret, so a new one comes from the fast source of random numbers.
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HexFormat HEX = HexFormat.of();

    private RequestId() {}

    static String of(@Nullable String given) {
        if (given != null && FIT.matcher(given).matches()) {
            return given;
        }
        var random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
