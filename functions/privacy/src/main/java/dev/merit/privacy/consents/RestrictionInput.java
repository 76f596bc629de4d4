package dev.merit.privacy.consents;

import dev.merit.shared.consent.Restriction;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A restriction or objection that begins or ends.
@RegisterForReflection
@Schema(name = "RestrictionRequest", examples = ConsentDocs.RESTRICT)
record RestrictionInput(
        Restriction kind,

        @Schema(description = "Whether it begins; otherwise it ends.")
        boolean active,

        @Schema(description = "For people; it is stored encrypted.", minLength = 1, maxLength = 500) @Nullable
        String reason) {

    void check() {
        new Fields().text("reason", reason, 1, 500).check();
    }
}
