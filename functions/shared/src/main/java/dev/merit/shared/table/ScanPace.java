package dev.merit.shared.table;

import java.util.function.Supplier;

/// How scans of the whole table yield to requests. If each function has a process of its own and the store bears the
/// load, they need not.
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

    /// Does one read of a scan, once it may.
    <T> T read(Supplier<T> read);
}
