package dev.merit.shared.edge;

import dev.merit.shared.id.RandomSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a request in the log and in the answer. The caller's own id is kept if it is safe to write to a log;
/// otherwise the request gets a new, unique one.
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
