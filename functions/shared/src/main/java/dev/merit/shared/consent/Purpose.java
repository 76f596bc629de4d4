package dev.merit.shared.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a member consents to. A purpose is named by its text.
///
/// | text | meaning |
/// |---|---|
/// | `marketing` | to be sent offers by all channels |
/// | `marketing:<channel>` | to be sent offers by this channel: email, sms, push, post, app |
/// | `profiling` | to have offers chosen by the data of the member |
/// | `sharing:<connector>` | to have the contact handed to this connector |
/// | `transfer-abroad` | to have data transferred out of the member's country (PIPL, art. 39) |
@Schema(
        type = SchemaType.STRING,
        pattern = "^(marketing(:(email|sms|push|post|app))?|profiling|sharing:[a-z][a-z0-9-]{0,31}|transfer-abroad)$",
        examples = "marketing:email")
@RegisterForReflection
public record Purpose(@JsonValue String text) {

    public static final Purpose MARKETING = new Purpose("marketing");
    public static final Purpose PROFILING = new Purpose("profiling");
    public static final Purpose TRANSFER_ABROAD = new Purpose("transfer-abroad");

    private static final List<String> CHANNELS = List.of("email", "sms", "push", "post", "app");

    private static final class Form {

        static final Pattern TEXT = Pattern.compile(
                "marketing(:(email|sms|push|post|app))?|profiling" + "|sharing:[a-z][a-z0-9-]{0,31}|transfer-abroad");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Purpose {
        if (!Form.TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("is no purpose of a consent");
        }
    }

    public static Purpose sharing(String connector) {
        return new Purpose("sharing:" + connector);
    }

    /// The purposes that are parts of this one: the channels of marketing.
    List<Purpose> parts() {
        return equals(MARKETING)
                ? CHANNELS.stream()
                        .map(channel -> new Purpose(MARKETING.text + ":" + channel))
                        .toList()
                : List.of();
    }

    /// The purpose that this one is a part of.
    Optional<Purpose> whole() {
        return text.startsWith("marketing:") ? Optional.of(MARKETING) : Optional.empty();
    }

    /// Whether a change of one of the two can change the other: they are the same, or one is a part of the other.
    public boolean concerns(Purpose other) {
        return equals(other)
                || whole().equals(Optional.of(other))
                || other.whole().equals(Optional.of(this));
    }

    @Override
    public String toString() {
        return text;
    }
}
