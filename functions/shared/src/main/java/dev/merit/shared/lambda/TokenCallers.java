package dev.merit.shared.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.merit.shared.http.Caller;
import io.quarkus.amazon.lambda.http.LambdaIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the caller from the claims that the HTTP API's JWT authoriser has checked. If they are absent or one has an
/// unexpected form, there is no caller, and an operation that needs a role is refused with 401.
///
/// The extension's own provider supports only tokens of Cognito. This one takes tokens of any issuer that have `sub`,
/// `groups` and, for a member, `memberId`.
@Singleton
public final class TokenCallers implements LambdaIdentityProvider {

    private final TokenPayloads payloads;

    TokenCallers(TokenPayloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public @Nullable SecurityIdentity authenticate(APIGatewayV2HTTPEvent event) {
        var claims = claims(event);
        var subject = claims.get("sub");
        var groups = payloads.groups(event, claims);
        if (subject == null || groups.isEmpty()) {
            return null;
        }
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject));
        groups.get().forEach(identity::addRole);
        var memberId = claims.get(Caller.MEMBER_ID);
        if (memberId != null) {
            identity.addAttribute(Caller.MEMBER_ID, memberId);
        }
        return identity.build();
    }

    private static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        var context = event.getRequestContext();
        if (context == null
                || context.getAuthorizer() == null
                || context.getAuthorizer().getJwt() == null) {
            return Map.of();
        }
        var claims = context.getAuthorizer().getJwt().getClaims();
        return claims == null ? Map.of() : claims;
    }
}
