package dev.merit.shared.tiers;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A change of a member's tier.
///
/// @param at when the tier was entered
@RegisterForReflection
@Schema(name = "TierEntry")
public record TierEntry(String tier, String was, Instant at) {

    public TierEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether its member is listed among those of the tier. Nobody is listed who is in none.
    boolean leadsIntoOne() {
        return !tier.equals(Tiers.NONE);
    }

    Write put(MemberId member) {
        var item = Item.at(Keys.tier(member, at))
                .text("tier", tier)
                .text("was", was)
                .instant("at", at);
        if (leadsIntoOne()) {
            var listed = Keys.memberOfTier(member, tier, at);
            item.text("gsi1pk", listed.pk()).text("gsi1sk", listed.sk());
        }
        return Write.put(item).when(Write.ABSENT);
    }

    /// Puts a stored entry into the index of the members of its tier.
    Write list(MemberId member) {
        var listed = Keys.memberOfTier(member, tier, at);
        return Write.update(Keys.tier(member, at))
                .set("gsi1pk", listed.pk())
                .set("gsi1sk", listed.sk())
                .when(Write.PRESENT);
    }

    /// Takes the entry of that time out of the index.
    static Write unlist(MemberId member, Instant at) {
        return Write.update(Keys.tier(member, at))
                .remove("gsi1pk")
                .remove("gsi1sk")
                .when(Write.PRESENT);
    }

    public static TierEntry from(Item item) {
        return new TierEntry(item.text("tier"), item.text("was"), item.instant("at"));
    }
}
