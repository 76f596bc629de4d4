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

    Write put(MemberId member) {
        return Write.put(Item.at(Keys.tier(member, at))
                        .text("tier", tier)
                        .text("was", was)
                        .instant("at", at))
                .when(Write.ABSENT);
    }

    public static TierEntry from(Item item) {
        return new TierEntry(item.text("tier"), item.text("was"), item.instant("at"));
    }
}
