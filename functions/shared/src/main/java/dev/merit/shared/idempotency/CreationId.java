package dev.merit.shared.idempotency;

import dev.merit.shared.keys.Key;
import dev.merit.shared.problems.ProblemType;

/// An id that the caller chooses for what it creates, such as a `voucherId`. It is unique in the shop among things of
/// its kind and kept for good. An idempotency key is forgotten after a day, and a later repetition must not issue
/// money twice.
///
/// @param key         of its item
/// @param kind        of what the id names, such as `voucher`
/// @param differs     the problem where another request has used the id
/// @param fingerprint a MAC of the request
public record CreationId(Key key, String kind, ProblemType differs, String fingerprint) {

    /// In characters.
    public static final int MAX_LENGTH = 128;
}
