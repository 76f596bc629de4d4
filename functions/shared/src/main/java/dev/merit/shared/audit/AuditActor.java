package dev.merit.shared.audit;

import dev.merit.shared.id.MemberId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who acts: a member, or a caller with the roles of the shop's people and machines.
///
/// @param roles the names of the roles, in order
/// @param subject of the token; the log keeps a MAC of it
/// @param member the member that the token is of, if it is a member's
public record AuditActor(
        List<String> roles, String subject, @Nullable MemberId member) {

    public AuditActor {
        roles = roles.stream().sorted().toList();
    }
}
