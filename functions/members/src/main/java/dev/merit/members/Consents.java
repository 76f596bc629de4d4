package dev.merit.members;

import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The consents of a member.
///
/// @param marketing to be sent offers
/// @param profiling to have offers chosen by the data of the member
@RegisterForReflection
public record Consents(boolean marketing, boolean profiling) {

    Item toItem() {
        return Item.map().flag("marketing", marketing).flag("profiling", profiling);
    }

    static Consents from(Item item) {
        return new Consents(
                item.maybeFlag("marketing").orElse(false),
                item.maybeFlag("profiling").orElse(false));
    }
}
