package dev.merit.members;

import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What the member agreed to: to be sent offers, and to have them chosen by what is known of the member.
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
