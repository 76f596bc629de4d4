package dev.merit.coupons.lookup;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Names the caller of a request for the count of wrong codes:
///
/// - a member is counted by the subject of the token;
/// - a storefront that names a member is counted by its subject and that member, with the limit of a member;
/// - a storefront that names no member is counted by its subject, with a higher limit for all of its customers;
/// - marketers and operators are not counted, since they can list codes.
@Singleton
public final class CodeCallers {

    private final Caller caller;
    private final Secret secret;
    private final long maxOfMember;
    private final long maxOfStorefront;

    CodeCallers(
            Caller caller,
            Secret secret,
            @ConfigProperty(name = "merit.guesses.member", defaultValue = "30") long maxOfMember,
            @ConfigProperty(name = "merit.guesses.storefront", defaultValue = "600") long maxOfStorefront) {
        this.caller = caller;
        this.secret = secret;
        this.maxOfMember = maxOfMember;
        this.maxOfStorefront = maxOfStorefront;
    }

    /// The caller of the request; none if wrong codes of this caller are not counted.
    ///
    /// @param member the member that the request names, if it names one
    public @Nullable CodeCaller of(@Nullable MemberId member) {
        if (caller.hasAny(Roles.MARKETER, Roles.OPERATOR)) {
            return null;
        }
        var isStorefront = caller.hasAny(Roles.STOREFRONT);
        var name = isStorefront && member != null ? caller.subject() + "\n" + member : caller.subject();
        return new CodeCaller(
                secret.macText("coupons/guesses", name),
                isStorefront && member == null ? maxOfStorefront : maxOfMember,
                isStorefront ? null : caller.memberId().orElse(""));
    }
}
