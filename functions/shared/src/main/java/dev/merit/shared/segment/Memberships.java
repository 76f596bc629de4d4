package dev.merit.shared.segment;

import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Set;
import java.util.TreeSet;

/// The segments of a member, in the attribute of its wallet. Conditions of coupons are checked by the wallet, so they
/// need no further read. The attribute is one text of ids in order, because a text can be compared in a condition.
public final class Memberships {

    private static final String SEGMENTS = "segments";
    private static final String NONE = "attribute_exists(pk) AND attribute_not_exists(#segments)";
    private static final String THESE = "#segments = :segments";

    private Memberships() {}

    /// The ids of the segments that the member is in.
    public static Set<String> of(Item wallet) {
        return wallet.maybeText(SEGMENTS).map(text -> Set.of(text.split(" "))).orElse(Set.of());
    }

    /// Changes the segments of a member, unless somebody else has changed them since they were read.
    ///
    /// @param requirement what the member must have consented to for the change
    public static Write change(MemberId member, Set<String> before, Set<String> after, ConsentRequirement requirement) {
        var write = Write.update(Keys.wallet(member));
        if (after.isEmpty()) {
            write.remove(SEGMENTS);
        } else {
            write.set(SEGMENTS, text(after));
        }
        return before.isEmpty()
                ? requirement.addTo(write, NONE)
                : requirement.addTo(write, THESE).with(":segments", text(before));
    }

    private static String text(Set<String> segments) {
        return String.join(" ", new TreeSet<>(segments));
    }
}
