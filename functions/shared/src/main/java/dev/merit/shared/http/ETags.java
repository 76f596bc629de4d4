package dev.merit.shared.http;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strong entity tags (RFC 9110) made of a version, so that of two edits of the same state one is refused.
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Refuses an edit that does not say which version it is of, and one of a version that is no longer there.
    ///
    /// @param ifMatch the header as it came: one tag, several, or `*`
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(Problem.of(
                    428, "precondition-required", "If-Match must name the version that is changed, as its ETag does."));
        }
        var tags = Arrays.stream(ifMatch.split(",")).map(String::strip);
        if (tags.noneMatch(tag -> tag.equals("*") || tag.equals(of(version)))) {
            throw stale();
        }
    }

    /// The answer where the version was found to have changed only as the edit was written.
    public static ProblemException stale() {
        return new ProblemException(Problem.of(
                412, "precondition-failed", "It was changed since that version. Read it again, then change it."));
    }
}
