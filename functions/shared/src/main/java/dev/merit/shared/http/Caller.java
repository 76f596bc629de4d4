package dev.merit.shared.http;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is calling. Roles are checked by `@RolesAllowed`; what is left to check is whose data a member asks for.
@Singleton
public final class Caller {
    /// The claim of the token, and the identity's attribute, that names the member.
    public static final String MEMBER_ID = "memberId";

    /// A proxy: it stands for the identity of the request under way.
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The subject of the token.
    public String subject() {
        return identity.getPrincipal().getName();
    }

    public boolean hasAny(String... roles) {
        return Stream.of(roles).anyMatch(identity::hasRole);
    }

    /// Whether the caller may see no more than the data of one member.
    public boolean isMemberOnly() {
        return !hasAny(Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);
    }

    public Optional<String> memberId() {
        return Optional.ofNullable(identity.getAttribute(MEMBER_ID));
    }

    /// Refuses a member who asks for another's data. Ask before looking, so that the answer doesn't tell who exists.
    public void requireMayActFor(String memberId) {
        requireMayActFor(memberId, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);
    }

    /// Refuses whoever is neither that member nor has one of the roles. A caller may be a member and, say, a marketer
    /// too, who may not do everything for everybody.
    public void requireMayActFor(String memberId, String... roles) {
        if (!hasAny(roles) && !memberId().equals(Optional.of(memberId))) {
            throw new ProblemException(Problem.forbidden());
        }
    }
}
