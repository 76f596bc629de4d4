package dev.merit.shared.scan;

import dev.merit.shared.table.Item;
import java.util.List;

/// What is done with the members of one partition of a scan. If a run ends early, or another run is ahead of it, the
/// work is repeated from the position that was saved last. So what [#save] writes to the table must have the same
/// effect when it is written twice, or must be part of the item that [#save] returns.
public interface MemberVisitor {

    /// Continues from the item that was saved last; an empty item at the start of the partition.
    void resume(Item saved);

    /// Visits one member.
    ///
    /// @param member all items of the member
    void visit(List<Item> member);

    /// Visits an item that belongs to no member.
    default void visitOther(Item item) {}

    /// Writes to the table what the members visited since the last save have given.
    ///
    /// @return an item to save together with the position
    Item save();
}
