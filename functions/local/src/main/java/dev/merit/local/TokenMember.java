package dev.merit.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.TokenClaims;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Reads the member from a token that this process has checked. On Lambda the authoriser checks the token. A token
/// with a claim of another type is refused.
@Singleton
final class TokenMember implements SecurityIdentityAugmentor {

    private final ObjectMapper mapper;

    TokenMember(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var claims = TokenClaims.of(token.getRawToken(), mapper);
        if (claims.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("A claim has another type"));
        }
        var member = QuarkusSecurityIdentity.builder(identity);
        var memberId = claims.get().memberId();
        if (memberId != null) {
            member.addAttribute(Caller.MEMBER_ID, memberId);
        }
        return Uni.createFrom().item(member.build());
    }
}
