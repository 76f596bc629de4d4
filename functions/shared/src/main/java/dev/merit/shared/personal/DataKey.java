package dev.merit.shared.personal;

import dev.merit.shared.id.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data key of a member, which encrypts the member's personal data. It stands in the member's profile
/// item, wrapped; without it nothing that it has encrypted can be read. It is unwrapped when it is first
/// used.
///
/// The associated data of a ciphertext is the member and the name of the field, so that a value cannot be
/// moved to another member or field. A ciphertext of a prior data key, which the profile keeps after a
/// rotation, is read too.
public final class DataKey {

    private final KeyEncryptionKeys wrapping;
    private final MemberId member;
    private final @Nullable String wrapped;
    private final @Nullable String prior;
    private volatile @Nullable AesGcm unwrapped;

    /// @param wrapped null if the profile has none
    /// @param prior the wrapped keys of before the rotations, if there were some
    DataKey(KeyEncryptionKeys wrapping, MemberId member, @Nullable String wrapped, @Nullable String prior) {
        this.wrapping = wrapping;
        this.member = member;
        this.wrapped = wrapped;
        this.prior = prior;
    }

    /// The wrapped key, as it stands in the attribute [DataKeys#WRAPPED] of the profile.
    public String wrapped() {
        if (wrapped == null) {
            throw UnreadablePersonalData.withoutKey(member);
        }
        return wrapped;
    }

    /// Encrypts a text that is kept elsewhere than in [EncryptedFields], as Base64.
    public String encrypt(String field, String text) {
        return Base64.getEncoder().encodeToString(encryptToBytes(field, text));
    }

    public String decrypt(String field, String encrypted) {
        try {
            return decryptBytes(field, Base64.getDecoder().decode(encrypted));
        } catch (IllegalArgumentException _) {
            throw UnreadablePersonalData.altered(member, field);
        }
    }

    /// Encrypts bytes that are kept elsewhere, such as a file.
    public byte[] encrypt(String field, byte[] plain) {
        return key().encrypt(plain, associated(field));
    }

    public byte[] decrypt(String field, byte[] encrypted) {
        return key().decrypt(encrypted, associated(field))
                .or(() -> priorKeys()
                        .flatMap(key -> key.decrypt(encrypted, associated(field)).stream())
                        .findFirst())
                .orElseThrow(() -> UnreadablePersonalData.altered(member, field));
    }

    byte[] encryptToBytes(String field, String text) {
        return encrypt(field, text.getBytes(StandardCharsets.UTF_8));
    }

    String decryptBytes(String field, byte[] encrypted) {
        return new String(decrypt(field, encrypted), StandardCharsets.UTF_8);
    }

    private String associated(String field) {
        return member + "/" + field;
    }

    private AesGcm key() {
        var key = unwrapped;
        if (key == null) {
            key = unwrap(wrapped());
            unwrapped = key;
        }
        return key;
    }

    private Stream<AesGcm> priorKeys() {
        return prior == null ? Stream.empty() : Stream.of(prior.split(" ")).map(this::unwrap);
    }

    private AesGcm unwrap(String text) {
        return new AesGcm(wrapping.unwrap(member, text).orElseThrow(() -> UnreadablePersonalData.ofForeignKey(member)));
    }
}
