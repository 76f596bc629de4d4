package dev.merit.shared.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a member may ask for whatever it has consented to. While one of them is active, the member is neither
/// profiled nor sent marketing. Each is an attribute of the wallet, which is absent while it is not active.
@Schema(name = "RestrictionKind")
@RegisterForReflection
public enum Restriction {
    /// The data of the member are only stored (GDPR, art. 18).
    @JsonProperty("restriction")
    RESTRICTION("restricted"),

    /// The member objects to profiling and direct marketing (GDPR, art. 21).
    @JsonProperty("objection")
    OBJECTION("objected");

    private final String attribute;

    Restriction(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }

    /// The name in JSON and in items.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isActive(Item wallet) {
        return wallet.maybeFlag(attribute).orElse(false);
    }

    /// The write that makes it active, or ends it.
    public Write update(MemberId member, boolean active) {
        var write = Write.update(Keys.wallet(member)).when(Write.PRESENT);
        return active ? write.setAll(Item.map().flag(attribute, true)) : write.remove(attribute);
    }
}
