package dev.merit.shared.table;

import java.util.List;

/// A way to commit writes, all or none: that of [Table#transact], or one that commits more together with them, such as
/// an entry in the audit log. The outcome is that of the given writes.
@FunctionalInterface
public interface Transaction {

    Outcome commit(List<Write> writes);
}
