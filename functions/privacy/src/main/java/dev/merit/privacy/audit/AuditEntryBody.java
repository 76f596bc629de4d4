package dev.merit.privacy.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log in JSON. Its fields are those of the stored record.
///
/// @param prior the hash of the entry before it in its shard
@RegisterForReflection
@Schema(name = "AuditEntry", examples = AuditDocs.ENTRY)
record AuditEntryBody(
        String entryId,
        @Nullable String prior,
        Instant at,
        Actor actor,

        @Schema(description = "The operationId of what was done.")
        String action,

        Target target,
        @Nullable String requestId,

        @Schema(
                description = "The changed fields as they were.",
                implementation = Object.class,
                type = SchemaType.OBJECT)
        @Nullable
        JsonNode before,

        @Schema(
                description = "The changed fields as they are since.",
                implementation = Object.class,
                type = SchemaType.OBJECT)
        @Nullable
        JsonNode after) {

    /// The same entry with the changed fields in another form.
    AuditEntryBody with(@Nullable JsonNode was, @Nullable JsonNode is) {
        return new AuditEntryBody(entryId, prior, at, actor, action, target, requestId, was, is);
    }

    /// Who acted: a member, or the subject of a token, of which this is a MAC.
    @RegisterForReflection
    @Schema(name = "AuditActor")
    record Actor(
            List<String> roles,
            @Nullable String subject,
            @Nullable String memberId) {}

    @RegisterForReflection
    @Schema(name = "AuditTarget")
    record Target(
            @Schema(description = "`member`, `strategy`, `segment` or `setting`.")
            String kind,

            String id) {}
}
