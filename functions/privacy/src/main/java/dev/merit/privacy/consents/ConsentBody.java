package dev.merit.privacy.consents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.merit.shared.consent.ConsentChange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A change of a consent, as it is answered where it is made: without the proof.
@RegisterForReflection
@Schema(name = "RecordedConsent", examples = ConsentDocs.RECORDED)
record ConsentBody(
        @JsonUnwrapped ConsentChange consent,

        @Schema(
                description =
                        "Of a consent that is pending: what confirms it. It is answered once and stored nowhere; the"
                                + " storefront sends it to the member.")
        @Nullable
        String token) {}
