package dev.merit.shared.http;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strong entity tags (RFC 9110) made of a version. Of two edits of the same version, one is refused.
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Refuses an edit without a version, and an edit of an old version.
    ///
    /// @param ifMatch the header as it came: one tag, several, or `*`
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(Problem.of(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "If-Match must have the ETag of the version that is changed."));
        }
        var tags = Arrays.stream(ifMatch.split(",")).map(String::strip);
        if (tags.noneMatch(tag -> tag.equals("*") || tag.equals(of(version)))) {
            throw stale();
        }
    }

    /// The problem of an edit of an old version. It is also the answer if the version changes while the edit is
    /// written.
    public static ProblemException stale() {
        return new ProblemException(Problem.of(
                CommonProblem.PRECONDITION_FAILED,
                "It has changed since that version. Read it again, then change it."));
    }
}
