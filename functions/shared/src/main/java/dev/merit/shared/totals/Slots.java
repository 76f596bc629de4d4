package dev.merit.shared.totals;

import dev.merit.shared.id.RandomSource;

/// Which of the ledger's slots a writer takes. Slots keep writers apart, so that they do not meet on one page.
///
/// A Lambda execution environment serves one request at a time and keeps its slot; a process with threads takes one
/// for each request.
public final class Slots {

    /// May be raised, first where the ledger is read and then where it is written; never lowered.
    public static final int COUNT = 32;

    private static final int NONE = -1;

    private final boolean kept;
    private volatile int home = NONE;

    private Slots(boolean kept) {
        this.kept = kept;
    }

    /// Chosen with the first write, not before: whatever a process holds when Lambda SnapStart takes its snapshot,
    /// all environments that are restored from it have in common.
    public static Slots kept() {
        return new Slots(true);
    }

    public static Slots each() {
        return new Slots(false);
    }

    public int choose() {
        if (!kept) {
            return RandomSource.below(COUNT);
        }
        if (home == NONE) {
            home = RandomSource.below(COUNT);
        }
        return home;
    }

    public int other(int slot) {
        return (slot + 1 + RandomSource.below(COUNT - 1)) % COUNT;
    }
}
