package dev.merit.privacy.consents;

import dev.merit.shared.consent.Purpose;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A consent that a member gives or withdraws.
@RegisterForReflection
@Schema(name = "ConsentRequest", examples = ConsentDocs.REQUEST)
record ConsentInput(
        Purpose purpose,
        boolean given,

        @Schema(minLength = 1, maxLength = 64) @Nullable String wordingVersion,

        @Schema(pattern = "^[a-z][a-z0-9-]{0,31}$") @Nullable
        String channel,

        @Schema(description = "That a guardian consents for a minor.") @Nullable
        Boolean guardian,

        @Schema(
                description =
                        "When the member said it; now, if it is absent. A later change of the same purpose stays.")
        @Nullable
        Instant at,

        @Schema(
                description =
                        "A reference to what proves the consent, such as the id of a document. It is stored encrypted.",
                minLength = 1,
                maxLength = 500)
        @Nullable
        String proof) {

    void check(Instant now) {
        var fields = new Fields();
        fields.text("wordingVersion", wordingVersion, 1, 64).text("proof", proof, 1, 500);
        SharedFields.label(fields, "channel", channel);
        SharedFields.past(fields, "at", at, now);
        fields.when(!given && guardian != null, "guardian", "is for a consent that is given")
                .check();
    }

    /// Whether it has what only the shop can say.
    boolean comesFromShop() {
        return Stream.of(guardian, at, proof).anyMatch(Objects::nonNull);
    }
}
