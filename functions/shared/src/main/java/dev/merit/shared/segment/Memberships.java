package dev.merit.shared.segment;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Set;
import java.util.TreeSet;

/// In which segments a member is, as the wallet tells it: so whoever judges by the wallet needs no further read. It
/// is one text, since that can be a condition.
public final class Memberships {

    private static final String SEGMENTS = "segments";
    private static final String NONE = "attribute_exists(pk) AND attribute_not_exists(#segments)";
    private static final String THESE = "#segments = :segments";

    private Memberships() {}

    public static Set<String> of(Item wallet) {
        return wallet.maybeText(SEGMENTS).map(text -> Set.of(text.split(" "))).orElse(Set.of());
    }

    /// Changes them, if nobody has done so meanwhile.
    public static Write change(MemberId member, Set<String> was, Set<String> is) {
        var write = Write.update(Keys.wallet(member));
        if (is.isEmpty()) {
            write.remove(SEGMENTS);
        } else {
            write.set(SEGMENTS, text(is));
        }
        return was.isEmpty() ? write.when(NONE) : write.when(THESE).with(":segments", text(was));
    }

    private static String text(Set<String> segments) {
        return String.join(" ", new TreeSet<>(segments));
    }
}
