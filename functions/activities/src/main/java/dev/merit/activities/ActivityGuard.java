package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Guards the ids of activities. An id is unique within its member, or, if `merit.activities.unique` is `shop`, in
/// the whole shop. In a shop each id has one item more, which names the member. Activities that were recorded before
/// the setting have no such item, and do not conflict with the activities of other members.
@Singleton
public final class ActivityGuard {

    private static final String MEMBER = "memberId";
    private static final String IN_MEMBER = "member";
    private static final String IN_SHOP = "shop";

    private final boolean inShop;

    public ActivityGuard(@ConfigProperty(name = "merit.activities.unique") String within) {
        if (!within.equals(IN_MEMBER) && !within.equals(IN_SHOP)) {
            throw new IllegalArgumentException("merit.activities.unique is member or shop");
        }
        this.inShop = within.equals(IN_SHOP);
    }

    public boolean isInShop() {
        return inShop;
    }

    /// The writes that reserve the id of an activity, in the transaction of its record.
    List<Write> take(Activity activity) {
        return inShop
                ? List.of(Write.put(Item.at(Keys.activityGuard(activity.activityId()))
                                .text(MEMBER, activity.memberId().value()))
                        .when(Write.ABSENT))
                : List.of();
    }

    /// The writes that change the member of an id.
    List<Write> give(ActivityId activity, MemberId member) {
        return inShop ? List.of(Write.update(Keys.activityGuard(activity)).set(MEMBER, member.value())) : List.of();
    }

    /// The member of an id, if the id is guarded.
    Optional<MemberId> holder(Table table, ActivityId activity) {
        return inShop
                ? table.get(Keys.activityGuard(activity)).map(item -> new MemberId(item.text(MEMBER)))
                : Optional.empty();
    }
}
