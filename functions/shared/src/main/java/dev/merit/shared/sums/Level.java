package dev.merit.shared.sums;

/// The spans for which totals are kept, each with the letter that its rows begin with and the length of its periods.
public enum Level {
    MONTH("M", 7),
    DAY("D", 10),
    QUARTER("Q", 16);

    private final String letter;
    private final int length;

    Level(String letter, int length) {
        this.letter = letter;
        this.length = length;
    }

    public String letter() {
        return letter;
    }

    int length() {
        return length;
    }
}
