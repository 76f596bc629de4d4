package dev.merit.shared.crypto;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Computes HMAC-SHA256 with the key `merit.hmac-key`, for values that Merit must recognise but others must not forge
/// or read: page cursors, and the items that keep an e-mail or a phone unique. Every purpose has its own key, derived
/// from the configured one, so a MAC of one purpose is useless for another.
@Singleton
public final class Secret {
    /// A key shorter than the hash's output would be the weakest part (RFC 2104, section 3).
    static final int LEAST_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    public Secret(@ConfigProperty(name = "merit.hmac-key") String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        if (this.key.length < LEAST_BYTES) {
            throw new IllegalStateException("merit.hmac-key needs at least " + LEAST_BYTES + " bytes");
        }
    }

    public byte[] mac(String purpose, String text) {
        return hmac(hmac(key, purpose), text);
    }

    public String macText(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, text));
    }

    /// Compares MACs and other secrets in a time that does not depend on where they differ.
    public static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
