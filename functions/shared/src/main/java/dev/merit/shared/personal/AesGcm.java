package dev.merit.shared.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with one key. A ciphertext is the nonce, 96 random bits, then the encrypted bytes and the tag
/// of 128 bits: 28 bytes more than the plain text.
final class AesGcm {

    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param associated what the ciphertext belongs to; it is not part of the ciphertext
    byte[] encrypt(byte[] plain, String associated) {
        var nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, associated);
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, whole, NONCE_BYTES);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /// Empty if the ciphertext was altered, was made with another key or belongs to something else.
    Optional<byte[]> decrypt(byte[] whole, String associated) {
        if (whole.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, associated)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String associated) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
