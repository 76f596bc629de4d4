package dev.merit.shared.scan;

import dev.merit.shared.table.Item;
import java.util.List;

/// What is done with the members of one lane. A visit that is broken off, or overtaken by another of the same run, is
/// begun anew where the lane's place was kept last: so what [#keep] brings to the table must be the same done twice,
/// or stand in what it answers.
public interface MemberVisitor {

    /// Takes up what an earlier visit of the lane kept; an empty item at the lane's beginning.
    void begin(Item kept);

    /// All items of one member.
    void see(List<Item> member);

    /// Brings to the table what was gathered from the members seen, before the lane's place is kept, together with
    /// the item that this answers.
    Item keep();
}
