package dev.merit.local;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// The key pair that signs and verifies development tokens. It is generated at start and kept in memory only.
public final class DevelopmentKeys implements ConfigSource {

    private static final Map<String, String> KEYS = encoded(newPair());

    @Override
    public Set<String> getPropertyNames() {
        return KEYS.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return KEYS.get(name);
    }

    @Override
    public String getName() {
        return "development keys";
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK generates EC keys", e);
        }
    }

    private static Map<String, String> encoded(KeyPair pair) {
        var base64 = Base64.getEncoder();
        return Map.of(
                "mp.jwt.verify.publickey",
                        base64.encodeToString(pair.getPublic().getEncoded()),
                "smallrye.jwt.sign.key", base64.encodeToString(pair.getPrivate().getEncoded()));
    }
}
