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

/// Within what an activityId is unique: within its member, or, where `merit.activities.unique` says `shop`, in the
/// whole shop. Then one item more guards each id, which says whose activity it is. What was recorded before the
/// setting has no such item, and does not stand in the way of another member's activity.
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

    /// What keeps the id of an activity that is recorded, in its transaction.
    List<Write> take(Activity activity) {
        return inShop
                ? List.of(Write.put(Item.at(Keys.activityGuard(activity.activityId()))
                                .text(MEMBER, activity.memberId().value()))
                        .when(Write.ABSENT))
                : List.of();
    }

    /// Gives the id to another member.
    List<Write> give(ActivityId activity, MemberId member) {
        return inShop ? List.of(Write.update(Keys.activityGuard(activity)).set(MEMBER, member.value())) : List.of();
    }

    /// Whose activity the id is, where it is guarded.
    Optional<MemberId> holder(Table table, ActivityId activity) {
        return inShop
                ? table.get(Keys.activityGuard(activity)).map(item -> new MemberId(item.text(MEMBER)))
                : Optional.empty();
    }
}
