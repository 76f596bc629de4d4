package dev.merit.local;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time that a caller is willing to wait for an answer, from the header `Prefer` (RFC 7240). Unknown preferences
/// are ignored, as the RFC says.
final class WaitPreference {

    private static final Duration DEFAULT = Duration.ofMinutes(2);
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:[,;]|$)");
    private static final Pattern ASYNC = Pattern.compile("(?i)(?:^|,)\\s*respond-async\\s*(?:[,;]|$)");

    private WaitPreference() {}

    static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return DEFAULT;
        }
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return wanted.compareTo(MAX) > 0 ? MAX : wanted;
        }
        return ASYNC.matcher(prefer).find() ? Duration.ZERO : DEFAULT;
    }
}
