package dev.merit.shared.totals;

/// The spans for which totals are kept, each with the letter that its rows begin with, the length of its periods'
/// names, and the most quarters of an hour that one of its periods has.
public enum Level {
    MONTH("M", 7, 31 * 96),
    DAY("D", 10, 96),
    QUARTER_HOUR("Q", 16, 1);

    private final String letter;
    private final int length;
    private final long longest;

    Level(String letter, int length, long longest) {
        this.letter = letter;
        this.length = length;
        this.longest = longest;
    }

    public String letter() {
        return letter;
    }

    public int length() {
        return length;
    }

    public long longest() {
        return longest;
    }

    /// The level whose periods make up this one's.
    public Level finer() {
        return switch (this) {
            case MONTH -> DAY;
            case DAY -> QUARTER_HOUR;
            case QUARTER_HOUR -> throw new IllegalStateException("nothing is finer than a quarter of an hour");
        };
    }
}
