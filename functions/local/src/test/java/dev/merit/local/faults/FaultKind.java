package dev.merit.local.faults;

/// What goes wrong between a process and the store, with its share of all faults.
enum FaultKind {
    DELAY("delayed", 25),
    SLOW("answered after the time limit", 1),
    CUT_BEFORE("cut before the store", 12),
    CUT_AFTER("answer lost", 16),
    DUPLICATE("sent twice", 12),
    THROTTLING("throttled", 8),
    CONFLICT("transaction conflict", 10),
    ERROR_BEFORE("500, not done", 5),
    ERROR_AFTER("500, but done", 5),
    HALF_BODY("half of the answer", 6);

    private final String text;
    private final int weight;

    FaultKind(String text, int weight) {
        this.text = text;
        this.weight = weight;
    }

    String text() {
        return text;
    }

    int weight() {
        return weight;
    }
}
