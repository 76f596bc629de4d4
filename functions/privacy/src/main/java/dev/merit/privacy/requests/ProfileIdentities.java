package dev.merit.privacy.requests;

import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.UnreadablePersonalData;
import dev.merit.shared.table.Item;
import java.util.List;
import org.jboss.logging.Logger;

/// The identities in a member's stored profile.
///
/// @param keys decrypts them
record ProfileIdentities(DataKeys keys) {

    private static final Logger LOG = Logger.getLogger(ProfileIdentities.class);
    private static final List<String> PERSONAL =
            List.of("externalId", "email", "phone", "name", "birthDate", "attributes");

    /// A profile that cannot be decrypted is erased all the same. The guards of its identities stay then: they are
    /// MACs that lead to an unknown member.
    List<Identity> of(Item profile) {
        var fields = keys.fields(profile);
        try {
            return List.copyOf(Identities.of(
                            fields.maybeText("externalId").orElse(null),
                            fields.maybeText("email").orElse(null),
                            fields.maybeText("phone").orElse(null))
                    .values());
        } catch (UnreadablePersonalData e) {
            LOG.warn(e.getMessage());
            return List.of();
        }
    }

    static long personalFields(Item profile) {
        return PERSONAL.stream().filter(profile.attributeNames()::contains).count();
    }
}
