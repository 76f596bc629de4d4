package dev.merit.shared.ledger;

import java.util.concurrent.ThreadLocalRandom;

/// Which of the ledger's slots a writer takes. Slots keep writers apart, so that they do not meet on one page.
///
/// A Lambda execution environment serves one request at a time and keeps its slot; a process with threads takes one for
/// each request.
public final class Slots {

    /// May be raised, first where the ledger is read and then where it is written; never lowered.
    public static final int COUNT = 32;

    private final int home;

    private Slots(int home) {
        this.home = home;
    }

    public static Slots kept() {
        return new Slots(ThreadLocalRandom.current().nextInt(COUNT));
    }

    public static Slots each() {
        return new Slots(-1);
    }

    int choose() {
        return home >= 0 ? home : ThreadLocalRandom.current().nextInt(COUNT);
    }

    int other(int slot) {
        return (slot + ThreadLocalRandom.current().nextInt(1, COUNT)) % COUNT;
    }
}
