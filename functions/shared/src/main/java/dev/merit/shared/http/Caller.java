package dev.merit.shared.http;

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

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /// Whether the caller may see no more than the data of one member.
    public boolean isMemberOnly() {
        return Stream.of(Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR).noneMatch(identity::hasRole);
    }

    public Optional<String> memberId() {
        return Optional.ofNullable(identity.getAttribute(MEMBER_ID));
    }

    /// Refuses a member who asks for another's data. Ask before looking, so that the answer doesn't tell who exists.
    public void mayActFor(String memberId) {
        if (isMemberOnly() && !memberId().equals(Optional.of(memberId))) {
            throw new ProblemException(Problem.forbidden());
        }
    }
}
