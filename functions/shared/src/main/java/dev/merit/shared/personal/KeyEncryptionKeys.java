package dev.merit.shared.personal;

import dev.merit.shared.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The key-encryption keys, which wrap the members' data keys. They are numbered from 1, and each is derived
/// from the master key by its number, so any number of them can be in use. A process keeps one for five
/// minutes.
///
/// A wrapped key is text: the number of its key-encryption key, a full stop, and the encrypted data key in
/// Base64. Its associated data is the member and the number.
final class KeyEncryptionKeys {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String SEPARATOR = ".";

    private final MasterKey master;
    private final int current;
    private final InstantSource clock;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private record Known(AesGcm key, Instant until) {}

    /// @param current the number of the key that wraps from now on
    KeyEncryptionKeys(MasterKey master, int current, InstantSource clock) {
        if (current < 1) {
            throw new IllegalStateException("Key-encryption keys are numbered from 1");
        }
        this.master = master;
        this.current = current;
        this.clock = clock;
    }

    String wrap(MemberId member, byte[] dataKey) {
        var encrypted = key(current).encrypt(dataKey, associated(member, current));
        return current + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /// Empty if the wrapped key was altered, or is another member's or another master key's.
    Optional<byte[]> unwrap(MemberId member, String wrapped) {
        try {
            int number = number(wrapped);
            var encrypted = Base64.getUrlDecoder().decode(wrapped.substring(wrapped.indexOf(SEPARATOR) + 1));
            return key(number).decrypt(encrypted, associated(member, number));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the current key has wrapped it.
    boolean isCurrent(String wrapped) {
        return wrapped.startsWith(current + SEPARATOR);
    }

    private static int number(String wrapped) {
        return Integer.parseInt(wrapped.substring(0, Math.max(0, wrapped.indexOf(SEPARATOR))));
    }

    private static String associated(MemberId member, int number) {
        return member + "/dataKey/" + number;
    }

    private AesGcm key(int number) {
        var now = clock.instant();
        return Objects.requireNonNull(known.compute(
                        number,
                        (_, old) -> old != null && now.isBefore(old.until())
                                ? old
                                : new Known(
                                        new AesGcm(master.derive("merit/key-encryption-key/" + number)),
                                        now.plus(KEPT))))
                .key();
    }
}
