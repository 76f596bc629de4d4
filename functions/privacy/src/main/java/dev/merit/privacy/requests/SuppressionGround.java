package dev.merit.privacy.requests;

/// The setting by which a shop keeps the MACs of the identities of erased members, so that an import of old files does
/// not register them again.
final class SuppressionGround {

    /// Why it may keep them, in the shop's words; they are not kept without it.
    static final String SETTING = "merit.privacy.suppression-ground";

    private SuppressionGround() {}
}
