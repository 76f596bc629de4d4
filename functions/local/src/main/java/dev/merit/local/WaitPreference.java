package dev.merit.local;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a caller would wait for an answer, by its header `Prefer` (RFC 7240). A preference that is not
/// understood is passed over, as the RFC has it.
final class WaitPreference {

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:[,;]|$)");
    private static final Pattern ASYNC = Pattern.compile("(?i)(?:^|,)\\s*respond-async\\s*(?:[,;]|$)");

    private WaitPreference() {}

    static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return USUAL;
        }
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            var asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return asked.compareTo(MAX) > 0 ? MAX : asked;
        }
        return ASYNC.matcher(prefer).find() ? Duration.ZERO : USUAL;
    }
}
