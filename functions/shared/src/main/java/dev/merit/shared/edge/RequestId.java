package dev.merit.shared.edge;

import dev.merit.shared.id.RandomSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a request in the logs and to its caller. A caller's own is kept where it is fit to be written to a log; a
/// new one differs from all others.
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HexFormat HEX = HexFormat.of();

    private RequestId() {}

    static String of(@Nullable String given) {
        if (given != null && FIT.matcher(given).matches()) {
            return given;
        }
        var random = RandomSource.generator();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
