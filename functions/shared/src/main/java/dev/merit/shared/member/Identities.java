package dev.merit.shared.member;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds members by their identities: externalId, e-mail or phone. One item guards each identity; its key is a MAC,
/// so that it reveals nothing.
///
/// The item of an e-mail or a phone remains without a member when the member no longer has it, so that what is given
/// once to each identity is never given again. An externalId belongs to the shop, and its item is deleted.
///
/// When a member is erased, the items are deleted, or suppressed: then nobody can register with the identity.
@Singleton
public final class Identities {

    private static final String MEMBER = "memberId";
    private static final String OWN = "#memberId = :memberId";
    private static final String NOBODYS = "attribute_not_exists(#memberId)";
    private static final String FREE = NOBODYS + " AND attribute_not_exists(#suppressedAt)";
    private static final String SUPPRESSED_AT = "suppressedAt";
    private static final String SUPPRESSED = "attribute_exists(#suppressedAt)";

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

    /// An identity that is or was in use.
    ///
    /// @param holder its present member, if there is one
    /// @param isSuppressed whether nobody can register with it
    public record Guard(Optional<MemberId> holder, boolean isSuppressed) {}

    /// The guards of those of the identities that are or were in use.
    public Map<Identity, Guard> guards(Collection<Identity> identities) {
        var keys = identities.stream().distinct().collect(Collectors.toMap(this::key, i -> i));
        var guards = new HashMap<Identity, Guard>();
        table.get(keys.keySet()).forEach((key, item) -> guards.put(keys.get(key), guard(item)));
        return guards;
    }

    private static Guard guard(Item item) {
        return new Guard(holder(item), item.maybeInstant(SUPPRESSED_AT).isPresent());
    }

    /// Assigns the identity to the member, if it never had a member.
    public Write take(Identity identity, MemberId member) {
        return taken(identity, member).when(Write.ABSENT);
    }

    /// Assigns the identity to the member, if it has no member now.
    public Write takeOver(Identity identity, MemberId member) {
        return taken(identity, member).when(FREE);
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

    /// The identities in a member's profile. A stored text that today's rules do not accept is left out.
    public static Map<Identity.Kind, Identity> of(
            @Nullable String externalId, @Nullable String email, @Nullable String phone) {
        var identities = new EnumMap<Identity.Kind, Identity>(Identity.Kind.class);
        put(identities, externalId, Identity::externalId);
        put(identities, email, Identity::email);
        put(identities, phone, text -> PhoneNumber.identity(text, null));
        return identities;
    }

    private static void put(
            Map<Identity.Kind, Identity> identities, @Nullable String text, Function<String, Identity> make) {
        if (text == null) {
            return;
        }
        try {
            var identity = make.apply(text);
            identities.put(identity.kind(), identity);
        } catch (IllegalArgumentException _) {
            // No other member can have it either.
        }
    }

    /// Removes all trace of the identity of an erased member, if it is the member's.
    public Write forget(Identity identity, MemberId member) {
        return Write.delete(key(identity)).when(NOBODYS + " OR " + OWN).with(":memberId", member.value());
    }

    /// Removes the identity from an erased member, and suppresses it.
    public Write suppress(Identity identity, MemberId member, Instant at) {
        return suppressed(key(identity), at).when(NOBODYS + " OR " + OWN).with(":memberId", member.value());
    }

    /// Suppresses the identity with this key, unless a member has it.
    public static Write suppress(Key key, Instant at) {
        return suppressed(key, at).when(NOBODYS);
    }

    private static Write suppressed(Key key, Instant at) {
        return Write.update(key).remove(MEMBER).set(SUPPRESSED_AT, at);
    }

    /// Lets the identity be registered with again. It still counts as one that a member had.
    ///
    /// @return whether it was suppressed
    public boolean lift(Identity identity) {
        var write = Write.update(key(identity)).remove(SUPPRESSED_AT).when(SUPPRESSED);
        return table.write(write) instanceof Outcome.Done;
    }

    public Key key(Identity identity) {
        var kind = identity.kind().field();
        return Keys.unique(kind, secret.macText("unique/" + kind, identity.value()));
    }

    private static Optional<MemberId> holder(Item item) {
        return item.maybeText(MEMBER).map(MemberId::new);
    }
}
