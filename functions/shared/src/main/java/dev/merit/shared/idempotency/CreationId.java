package dev.merit.shared.idempotency;

import dev.merit.shared.keys.Key;

/// An id that the caller names for what it creates, unique in the shop among things of its kind, and kept for good: a
/// key is forgotten after a day, and a repetition that comes later must not give out money twice.
///
/// @param key of its item
/// @param kind what it names, as in `voucher`
/// @param fingerprint a MAC of what is asked for
public record CreationId(Key key, String kind, String fingerprint) {

    /// In characters.
    public static final int LONGEST = 128;
}
