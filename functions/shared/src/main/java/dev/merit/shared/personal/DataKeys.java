package dev.merit.shared.personal;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data keys of members. The profile item of a member has the wrapped key, the ciphertexts, which are its
/// binary attributes, and its version.
public final class DataKeys {

    /// The attribute with the wrapped key. Whoever writes ciphertexts to the profile does so on the condition
    /// that it has not changed.
    public static final String WRAPPED = "dataKey";

    /// The attribute with the wrapped keys of before the rotations, the last one first, with blanks between them. The
    /// audit log keeps what they have encrypted.
    public static final String PRIOR = "priorDataKey";

    /// The attribute with the last rotation that replaced the data key.
    private static final String ROTATION = "dataKeyRotation";

    private static final String VERSION = "version";
    private static final String UNCHANGED = "#dataKey = :dataKey";
    private static final String UNCHANGED_PROFILE = UNCHANGED + " AND #version = :version";

    private final KeyEncryptionKeys wrapping;

    /// @param current the number of the key-encryption key that wraps from now on
    public DataKeys(MasterKey master, int current, InstantSource clock) {
        this.wrapping = new KeyEncryptionKeys(master, current, clock);
    }

    /// A new, random data key for a member.
    public DataKey create(MemberId member) {
        var key = new byte[AesGcm.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new DataKey(wrapping, member, wrapping.wrap(member, key), null);
    }

    /// The data key in a member's profile item.
    public DataKey of(Item profile) {
        return new DataKey(
                wrapping,
                member(profile),
                profile.maybeText(WRAPPED).orElse(null),
                profile.maybeText(PRIOR).orElse(null));
    }

    /// The encrypted fields of a member's profile item.
    public EncryptedFields fields(Item profile) {
        return new EncryptedFields(profile, of(profile));
    }

    /// The write that wraps the data key with the current key-encryption key. Empty if it is, or if the
    /// profile has no data key. The write is refused if the data key has changed since.
    public Optional<Write> rewrap(Item profile) {
        var wrapped = profile.maybeText(WRAPPED);
        var prior = profile.maybeText(PRIOR);
        if (wrapped.isEmpty() || (isCurrent(wrapped) && isCurrent(prior))) {
            return Optional.empty();
        }
        var write = Write.update(profile.key()).set(WRAPPED, rewrapped(profile, wrapped.get()));
        prior.ifPresent(keys -> write.set(
                PRIOR,
                Stream.of(keys.split(" ")).map(key -> rewrapped(profile, key)).collect(Collectors.joining(" "))));
        return Optional.of(write.when(UNCHANGED).with(":dataKey", wrapped.get()));
    }

    private boolean isCurrent(Optional<String> wrapped) {
        return wrapped.isEmpty() || Stream.of(wrapped.get().split(" ")).allMatch(wrapping::isCurrent);
    }

    private String rewrapped(Item profile, String wrapped) {
        var member = member(profile);
        return wrapping.wrap(
                member,
                wrapping.unwrap(member, wrapped).orElseThrow(() -> UnreadablePersonalData.ofForeignKey(member)));
    }

    /// The write that encrypts the profile with a new data key and keeps the present one as a prior one.
    /// Empty if this rotation has done it, or if the profile has no data key. The write is refused if the
    /// profile or its data key has changed since.
    public Optional<Write> replace(Item profile, long rotation) {
        var wrapped = profile.maybeText(WRAPPED);
        if (wrapped.isEmpty() || profile.sum(ROTATION) >= rotation) {
            return Optional.empty();
        }
        var present = fields(profile);
        var fresh = create(member(profile));
        var after = new EncryptedFields(Item.map(), fresh);
        for (var name : profile.attributeNames()) {
            after.text(name, present.maybeText(name).orElse(null));
        }
        return Optional.of(Write.update(profile.key())
                .setAll(after.item())
                .set(WRAPPED, fresh.wrapped())
                .set(
                        PRIOR,
                        wrapped.get()
                                + profile.maybeText(PRIOR).map(" "::concat).orElse(""))
                .set(ROTATION, rotation)
                .when(UNCHANGED_PROFILE)
                .with(":dataKey", wrapped.get())
                .with(":version", profile.number(VERSION)));
    }

    private static MemberId member(Item profile) {
        return new MemberId(profile.key().pkId());
    }
}
