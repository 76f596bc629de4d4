package dev.merit.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Roles;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Applies a merge patch to the profile of a member.
@Singleton
final class ProfilePatch {

    /// The fields of a member that cannot be changed.
    private static final List<String> FIXED = List.of("memberId", "referredBy", "tier", "registeredAt");

    private final Json json;
    private final Caller caller;
    private final ProfileRights rights;
    private final HomeRegion home;
    private final ConsentRules consents;
    private final InstantSource clock;

    ProfilePatch(
            Json json,
            Caller caller,
            ProfileRights rights,
            HomeRegion home,
            ConsentRules consents,
            InstantSource clock) {
        this.json = json;
        this.caller = caller;
        this.rights = rights;
        this.home = home;
        this.consents = consents;
        this.clock = clock;
    }

    Profile apply(Member member, JsonNode patch) {
        var fields = new Fields();
        FIXED.forEach(name -> fields.when(patch.has(name), name, "cannot be changed"));
        fields.check();
        refuseUnknownRemovals(patch);
        var before = member.profile();
        var profile = json.patch(before, patch, Profile.class).clean(home);
        if (!caller.hasAny(Roles.STOREFRONT, Roles.OPERATOR)) {
            rights.check(before.clean(home), profile);
        }
        var now = clock.instant();
        profile.checkAfter(before, fields, home, now);
        profile.checkConsentsAfter(before, fields, consents, now);
        fields.check();
        return profile;
    }

    /// Refuses a removal of an unknown field. The removal changes nothing, so a misspelt name would go unnoticed.
    private void refuseUnknownRemovals(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            var removals = object.deepCopy();
            removals.properties().removeIf(field -> !field.getValue().isNull());
            if (json.bind(removals, Profile.class) instanceof BindingResult.Bad<Profile>(var problem)) {
                throw new ProblemException(problem);
            }
        }
    }
}
