package dev.merit.shared.problems;

import java.util.regex.Pattern;

/// The reason that a value gave for refusing what it was made of. A value's own words are for the caller to read;
/// those of the platform name classes, so they are left out.
public final class Reasons {
    private static final String UNSAID = "is not acceptable";
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[a-z]\\w*(\\.\\w+){2,}");
    private static final int LONGEST = 200;

    private Reasons() {}

    public static String of(Throwable refusal) {
        var said = refusal.getMessage();
        var own = refusal.getClass() == IllegalArgumentException.class;
        if (!own
                || said == null
                || said.length() > LONGEST
                || CLASS_NAME.matcher(said).find()) {
            return UNSAID;
        }
        return said;
    }
}
