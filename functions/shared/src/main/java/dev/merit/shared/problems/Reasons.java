package dev.merit.shared.problems;

import java.util.regex.Pattern;

/// The message of an exception with which a value refused its input, for the caller to read. Only messages of Merit's
/// own values are shown; messages of the Java platform name classes.
public final class Reasons {
    private static final String UNKNOWN_REASON = "is not acceptable";
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[a-z]\\w*(\\.\\w+){2,}");
    private static final int MAX_LENGTH = 200;

    private Reasons() {}

    public static String of(Throwable refusal) {
        var message = refusal.getMessage();
        var own = refusal.getClass() == IllegalArgumentException.class;
        if (!own
                || message == null
                || message.length() > MAX_LENGTH
                || CLASS_NAME.matcher(message).find()) {
            return UNKNOWN_REASON;
        }
        return message;
    }
}
