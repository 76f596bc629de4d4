package dev.merit.coupons.lookup;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Tells who asks. A member is one by the token's subject. So is a shop's back end and the member that it asks for,
/// who then has a member's limit; where it names none, all of its customers have one together, which is higher.
/// Marketers and operators may list codes, and have nothing to guess.
@Singleton
public final class CodeCallers {

    private final Caller caller;
    private final Secret secret;
    private final long ofMember;
    private final long ofStorefront;

    CodeCallers(
            Caller caller,
            Secret secret,
            @ConfigProperty(name = "merit.guesses.member", defaultValue = "30") long ofMember,
            @ConfigProperty(name = "merit.guesses.storefront", defaultValue = "600") long ofStorefront) {
        this.caller = caller;
        this.secret = secret;
        this.ofMember = ofMember;
        this.ofStorefront = ofStorefront;
    }

    /// The caller of the request, none if its guesses are not counted.
    ///
    /// @param member for whom it asks, if it says so
    public @Nullable CodeCaller of(@Nullable MemberId member) {
        if (caller.hasAny(Roles.MARKETER, Roles.OPERATOR)) {
            return null;
        }
        var shared = caller.hasAny(Roles.STOREFRONT);
        var who = shared && member != null ? caller.subject() + "\n" + member : caller.subject();
        return new CodeCaller(
                secret.macText("coupons/guesses", who),
                shared && member == null ? ofStorefront : ofMember,
                shared ? null : caller.memberId().orElse(""));
    }
}
