package dev.merit.shared.totals;

import dev.merit.shared.id.RandomSource;

/// Chooses the slot of the ledger that a writer uses. Slots keep writers apart, so that they do not write the same
/// page.
///
/// A Lambda execution environment serves one request at a time and keeps its slot. A process with threads chooses one
/// for each request.
public final class Slots {

    /// May be raised, first in the functions that read the ledger and then in those that write it. Never lowered.
    public static final int COUNT = 32;

    private static final int NONE = -1;

    private final boolean kept;
    private volatile int home = NONE;

    private Slots(boolean kept) {
        this.kept = kept;
    }

    /// Chooses a slot with the first write. Not before: the state of a process when Lambda SnapStart takes its
    /// snapshot is common to all environments that are restored from it.
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
