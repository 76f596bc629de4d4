package dev.merit.local;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a token says, once its signature is checked, until the token expires: to check it again with each
/// request costs a fifth of the request. Tokens are known again by their SHA-256; those that were refused are not
/// kept.
@Singleton
@Alternative
@Priority(1)
final class CheckedTokens extends JWTCallerPrincipalFactory {

    static final int MAX = 1_000;

    private final InstantSource clock;
    private final JWTCallerPrincipalFactory check;

    /// The ones used last.
    private final Map<String, JWTCallerPrincipal> checked = new LinkedHashMap<>(MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JWTCallerPrincipal> eldest) {
            return size() > MAX;
        }
    };

    @Inject
    CheckedTokens(InstantSource clock) {
        this(clock, new DefaultJWTCallerPrincipalFactory());
    }

    CheckedTokens(InstantSource clock, JWTCallerPrincipalFactory check) {
        this.clock = clock;
        this.check = check;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        var hash = hash(token);
        var known = known(hash);
        if (known != null) {
            return known;
        }
        var principal = check(token, context);
        if (expiresLater(principal)) {
            synchronized (checked) {
                checked.put(hash, principal);
            }
        }
        return principal;
    }

    /// SmallRye casts the standard claims without looking at what they are.
    private JWTCallerPrincipal check(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            return check.parse(token, context);
        } catch (ClassCastException shape) {
            throw new ParseException("A claim is of another shape", shape);
        }
    }

    private @Nullable JWTCallerPrincipal known(String hash) {
        synchronized (checked) {
            var known = checked.get(hash);
            if (known != null && !expiresLater(known)) {
                checked.remove(hash);
                return null;
            }
            return known;
        }
    }

    /// One without an end, or past it (some leeway is given for clocks), is checked each time.
    private boolean expiresLater(JWTCallerPrincipal principal) {
        return principal.getExpirationTime() > clock.instant().getEpochSecond();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
