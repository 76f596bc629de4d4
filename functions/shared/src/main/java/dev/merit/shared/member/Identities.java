package dev.merit.shared.member;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which member has a name. One item guards each name, keyed by a MAC of it, so that no key tells what it is.
@Singleton
public final class Identities {

    private static final String MEMBER = "memberId";
    private static final String OWN = "#memberId = :memberId";

    private final Table table;
    private final Secret secret;

    public Identities(Table table, Secret secret) {
        this.table = table;
        this.secret = secret;
    }

    public Optional<MemberId> find(Identity identity) {
        return table.get(key(identity)).map(Identities::member);
    }

    /// The members of those identities that one has.
    public Map<Identity, MemberId> find(Collection<Identity> identities) {
        var keys = identities.stream().distinct().collect(Collectors.toMap(this::key, i -> i));
        var found = new HashMap<Identity, MemberId>();
        table.get(keys.keySet()).forEach((key, item) -> found.put(keys.get(key), member(item)));
        return found;
    }

    /// Takes the name for the member, if nobody has it.
    public Write take(Identity identity, MemberId member) {
        return Write.put(Item.at(key(identity)).text(MEMBER, member.value())).when(Write.ABSENT);
    }

    /// Gives the name back, if it is the member's.
    public Write release(Identity identity, MemberId member) {
        return Write.delete(key(identity)).when(OWN).with(":memberId", member.value());
    }

    public Key key(Identity identity) {
        var kind = identity.kind().field();
        return Keys.unique(kind, secret.macText("unique/" + kind, identity.value()));
    }

    /// The member that a name's item tells.
    public static MemberId member(Item item) {
        return new MemberId(item.text(MEMBER));
    }
}
