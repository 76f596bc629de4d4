package dev.merit.shared.member;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds members by their identities: externalId, e-mail or phone. One item guards each identity; its key is a MAC,
/// so that it reveals nothing.
///
/// The item of an e-mail or a phone remains without a member when the member no longer has it, so that what is given
/// once to each identity is never given again. An externalId belongs to the shop, and its item is deleted.
@Singleton
public final class Identities {

    private static final String MEMBER = "memberId";
    private static final String OWN = "#memberId = :memberId";
    private static final String NOBODYS = "attribute_not_exists(#memberId)";

    private final Table table;
    private final Secret secret;

    public Identities(Table table, Secret secret) {
        this.table = table;
        this.secret = secret;
    }

    public Optional<MemberId> find(Identity identity) {
        return table.get(key(identity)).flatMap(Identities::holder);
    }

    /// The member with the identity with this key, among items that were read.
    public static Optional<MemberId> among(Map<Key, Item> found, Key key) {
        return Optional.ofNullable(found.get(key)).flatMap(Identities::holder);
    }

    /// The identities that are or were in use, each with its present member, if there is one.
    public Map<Identity, Optional<MemberId>> holders(Collection<Identity> identities) {
        var keys = identities.stream().distinct().collect(Collectors.toMap(this::key, i -> i));
        var holders = new HashMap<Identity, Optional<MemberId>>();
        table.get(keys.keySet()).forEach((key, item) -> holders.put(keys.get(key), holder(item)));
        return holders;
    }

    /// Assigns the identity to the member, if it never had a member.
    public Write take(Identity identity, MemberId member) {
        return taken(identity, member).when(Write.ABSENT);
    }

    /// Assigns the identity to the member, if it has no member now.
    public Write takeOver(Identity identity, MemberId member) {
        return taken(identity, member).when(NOBODYS);
    }

    private Write taken(Identity identity, MemberId member) {
        return Write.put(Item.at(key(identity)).text(MEMBER, member.value()));
    }

    /// Removes the identity from the member, if it is the member's or nobody's.
    public Write release(Identity identity, MemberId member) {
        var write = identity.kind() == Identity.Kind.EXTERNAL_ID
                ? Write.delete(key(identity))
                : Write.update(key(identity)).remove(MEMBER);
        return write.when(NOBODYS + " OR " + OWN).with(":memberId", member.value());
    }

    public Key key(Identity identity) {
        var kind = identity.kind().field();
        return Keys.unique(kind, secret.macText("unique/" + kind, identity.value()));
    }

    private static Optional<MemberId> holder(Item item) {
        return item.maybeText(MEMBER).map(MemberId::new);
    }
}
