package dev.merit.shared.totals;

/// The lengths of the periods for which totals are kept. Each has the letter with which its rows begin, the length of
/// its periods' names, and the number of quarter-hours of its longest period.
public enum Level {
    MONTH("M", 7, 31 * 96),
    DAY("D", 10, 96),
    QUARTER_HOUR("Q", 16, 1);

    private final String letter;
    private final int length;
    private final long quarterHours;

    Level(String letter, int length, long quarterHours) {
        this.letter = letter;
        this.length = length;
        this.quarterHours = quarterHours;
    }

    public String letter() {
        return letter;
    }

    public int length() {
        return length;
    }

    /// How many quarter-hours its longest period has.
    public long quarterHours() {
        return quarterHours;
    }

    /// The next shorter level, whose periods make up those of this one.
    public Level finer() {
        return switch (this) {
            case MONTH -> DAY;
            case DAY -> QUARTER_HOUR;
            case QUARTER_HOUR -> throw new IllegalStateException("no level is finer than a quarter-hour");
        };
    }
}
