package dev.merit.shared.consent;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The consents that a member gives now, in the attribute of its wallet: a set of purposes, absent while there is
/// none. The wallet has them because writes that check or update it anyway can depend on them at no cost.
///
/// @param texts of the purposes. A purpose that is given is there as a whole, or its parts that are given are
public record PresentConsents(Set<String> texts) {

    static final String ATTRIBUTE = "consents";

    private static final String UNCHANGED = "#consents = :consents";
    private static final String STILL_NONE = Write.PRESENT + " AND attribute_not_exists(#consents)";

    public static final PresentConsents NONE = new PresentConsents(Set.of());

    public PresentConsents {
        texts = Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    public static PresentConsents of(Item wallet) {
        return new PresentConsents(wallet.names(ATTRIBUTE));
    }

    /// Whether the member consents to this purpose, by itself or as a part of another.
    public boolean give(Purpose purpose) {
        return texts.contains(purpose.text())
                || purpose.whole().map(whole -> texts.contains(whole.text())).orElse(false);
    }

    /// The consents after this one was given or withdrawn. Who withdraws the consent to one channel of marketing
    /// keeps those to the others.
    public PresentConsents with(Purpose purpose, boolean given) {
        if (given && give(purpose)) {
            return this;
        }
        var after = new TreeSet<>(texts);
        if (!given) {
            purpose.whole().filter(whole -> after.remove(whole.text())).ifPresent(whole -> after.addAll(texts(whole)));
        }
        after.removeAll(texts(purpose));
        if (given) {
            after.add(purpose.text());
        } else {
            after.remove(purpose.text());
        }
        return new PresentConsents(after);
    }

    private static Set<String> texts(Purpose whole) {
        return whole.parts().stream().map(Purpose::text).collect(Collectors.toSet());
    }

    /// Adds them to the item of a new wallet.
    public Item addTo(Item wallet) {
        return wallet.names(ATTRIBUTE, texts);
    }

    /// The write that replaces the consents in the wallet, unless somebody else has changed them since they were read.
    public Write update(MemberId member, PresentConsents before) {
        var write = Write.update(Keys.wallet(member));
        if (texts.isEmpty()) {
            write.remove(ATTRIBUTE);
        } else {
            write.setAll(addTo(Item.map()));
        }
        return before.texts.isEmpty()
                ? write.when(STILL_NONE)
                : write.when(UNCHANGED).with(":consents", before.texts);
    }
}
