package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final JWTAuthContextInfo CONTEXT = new JWTAuthContextInfo();

    private final Map<String, Integer> checks = new HashMap<>();
    private Instant now = START;
    private final CheckedTokens tokens = new CheckedTokens(() -> now, new JWTCallerPrincipalFactory() {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
            checks.merge(token, 1, Integer::sum);
            if (token.startsWith("forged")) {
                throw new ParseException("no");
            }
            var claims = new JwtClaims();
            claims.setSubject(token);
            if (!token.startsWith("endless")) {
                claims.setExpirationTime(NumericDate.fromSeconds(START.getEpochSecond() + 60));
            }
            return new DefaultJWTCallerPrincipal(claims);
        }
    });

    @Test
    void checksATokenOnceUntilItExpires() throws ParseException {
        assertThat(tokens.parse("a", CONTEXT).getSubject()).isEqualTo("a");
        assertThat(tokens.parse("a", CONTEXT).getSubject()).isEqualTo("a");
        now = START.plusSeconds(59);
        assertThat(tokens.parse("a", CONTEXT).getSubject()).isEqualTo("a");
        assertThat(checks).containsEntry("a", 1);
        now = START.plusSeconds(60);
        tokens.parse("a", CONTEXT);
        tokens.parse("a", CONTEXT);
        assertThat(checks).containsEntry("a", 3);
    }

    @Test
    void checksAForgedOneAndOneWithoutAnEndEachTime() throws ParseException {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse("forged", CONTEXT)).isInstanceOf(ParseException.class);
            tokens.parse("endless", CONTEXT);
        }
        assertThat(checks).containsEntry("forged", 2).containsEntry("endless", 2);
    }

    @Test
    void keepsTheOnesUsedLastAndNoMoreThanItMay() throws ParseException {
        for (int i = 0; i < CheckedTokens.MAX; i++) {
            tokens.parse("t" + i, CONTEXT);
        }
        tokens.parse("t0", CONTEXT);
        tokens.parse("one more", CONTEXT);
        tokens.parse("t0", CONTEXT);
        tokens.parse("t1", CONTEXT);
        assertThat(checks).containsEntry("t0", 1).containsEntry("t1", 2);
    }
}
