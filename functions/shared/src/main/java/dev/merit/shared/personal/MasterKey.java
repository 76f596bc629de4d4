package dev.merit.shared.personal;

/// The key from which the key-encryption keys are derived. On AWS it is in KMS and never leaves it; elsewhere
/// it is in a file.
public interface MasterKey {

    /// Derives 32 bytes that cannot be guessed without the master key: HMAC-SHA256 of the label.
    byte[] derive(String label);
}
