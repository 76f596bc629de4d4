package dev.merit.local;

import dev.merit.shared.http.Caller;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Takes the member from a token that this process has checked itself, as the Lambda side takes it from the
/// authoriser.
@Singleton
final class TokenMember implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.<Object>getClaim(Caller.MEMBER_ID) instanceof String memberId) {
            var member = QuarkusSecurityIdentity.builder(identity)
                    .addAttribute(Caller.MEMBER_ID, memberId)
                    .build();
            return Uni.createFrom().item(member);
        }
        return Uni.createFrom().item(identity);
    }
}
