package dev.merit.privacy.requests;

import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Roles;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.member.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lifts the suppression of identities, for people who come back after their erasure.
@Path("/v1/suppressions")
@Tag(name = "Privacy")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
public final class SuppressionsResource {

    private final Identities identities;

    SuppressionsResource(Identities identities) {
        this.identities = identities;
    }

    /// The identities of a person. The phone is an international number.
    @RegisterForReflection
    @Schema(name = "SuppressedIdentities", examples = DataRequestDocs.LIFT)
    record Body(
            @Nullable String externalId,
            @Nullable String email,
            @Nullable String phone) {

        void check() {
            var fields = new Fields();
            fields.when(
                    externalId == null && email == null && phone == null,
                    "externalId",
                    "is required where email and phone are absent");
            fields.value("externalId", externalId, Identity::externalId);
            fields.value("email", email, Identity::email);
            fields.value("phone", phone, text -> PhoneNumber.identity(text, null));
            fields.check();
        }
    }

    /// @param lifted the fields whose identities were suppressed
    @RegisterForReflection
    @Schema(name = "LiftedSuppressions", examples = "{\"lifted\": [\"email\"]}")
    record Lifted(List<String> lifted) {}

    /// The identities are in the body, because paths and queries are logged on the way.
    @POST
    @Path("/lifts")
    @Operation(
            operationId = "liftSuppressions",
            summary = "Let an erased member's identities be registered again",
            description = DataRequestDocs.LIFTS)
    @APIResponse(responseCode = "200", description = "None of the identities is suppressed any more.")
    public Lifted lift(Body body) {
        body.check();
        return new Lifted(Identities.of(body.externalId(), body.email(), body.phone()).values().stream()
                .filter(identities::lift)
                .map(identity -> identity.kind().field())
                .toList());
    }
}
