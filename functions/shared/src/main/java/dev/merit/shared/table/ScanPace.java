package dev.merit.shared.table;

import java.util.function.Supplier;

/// How walks over the whole table give way to those who wait for an answer. Where each function has a process and the
/// store bears any load, they need not.
public interface ScanPace {

    ScanPace FULL = new ScanPace() {
        @Override
        public int itemsAtOnce() {
            return Integer.MAX_VALUE;
        }

        @Override
        public <T> T read(Supplier<T> read) {
            return read.get();
        }
    };

    /// The most items that one read takes.
    int itemsAtOnce();

    /// Does one read of a walk, once it is its turn.
    <T> T read(Supplier<T> read);
}
