package dev.merit.shared.http;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditActor;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The caller of a request. `@RolesAllowed` checks roles; this class checks whose data a member asks for.
@Singleton
public final class Caller {
    /// The claim of the token, and the identity's attribute, that names the member.
    public static final String MEMBER_ID = "memberId";

    private static final Set<String> ROLES = Set.of(Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);

    /// A proxy of the identity of the current request.
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

    /// Whether the caller may only see the data of one member.
    public boolean isMemberOnly() {
        return !hasAny(Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);
    }

    /// The role by which the caller acts; of several, the one that may do most.
    public String role() {
        return Stream.of(Roles.OPERATOR, Roles.STOREFRONT, Roles.MARKETER, Roles.MEMBER)
                .filter(identity::hasRole)
                .findFirst()
                .orElseThrow();
    }

    public Optional<String> memberId() {
        return Optional.ofNullable(identity.getAttribute(MEMBER_ID));
    }

    /// What this caller does, for the audit log.
    ///
    /// @param action the operationId
    public AuditAct act(String action, AuditTarget target) {
        var roles = identity.getRoles().stream().filter(ROLES::contains).toList();
        var member = isMemberOnly() ? memberId().map(MemberId::new).orElse(null) : null;
        return new AuditAct(new AuditActor(roles, subject(), member), action, target);
    }

    /// Refuses a member who asks for another's data. Call it before a read, so that the answer does not say who exists.
    public void requireMayActFor(String memberId) {
        requireMayActFor(memberId, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);
    }

    /// Refuses a caller who is neither that member nor has one of the roles. A caller may have several roles, such as
    /// member and marketer, and not each of them allows the operation for every member.
    public void requireMayActFor(String memberId, String... roles) {
        if (!hasAny(roles) && !memberId().equals(Optional.of(memberId))) {
            throw new ProblemException(Problem.forbidden());
        }
    }
}
