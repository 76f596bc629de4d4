package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A benefit in JSON, not yet checked: the fields that its type has, and the names of other benefits' fields that
/// were sent with them. A field of no benefit cannot be read.
///
/// @param foreign the names of the fields that belong to other benefits only
@JsonDeserialize(using = BenefitBody.Reader.class)
@RegisterForReflection
public record BenefitBody(@JsonValue Content content, List<String> foreign) {

    /// The words for the field `type`.
    static final String TYPE = "Which benefit it is.";

    public BenefitBody {
        foreign = List.copyOf(foreign);
    }

    public static BenefitBody of(Benefit benefit) {
        return new BenefitBody(benefit.toBody(), List.of());
    }

    /// The benefit, or null where `fields` tells what is wrong with it.
    @Nullable
    Benefit check(TermsInput terms, Fields fields) {
        foreign.forEach(name -> fields.error("/" + name, "does not belong to this benefit"));
        var refusal = content.refusal(terms.kind());
        fields.when(refusal != null, "type", String.valueOf(refusal));
        return content.check(terms, fields);
    }

    /// The JSON fields of one type of benefit. Its record names `type` first; fields that the type needs are
    /// nullable too, so that all missing ones are reported together.
    public interface Content {

        /// Why strategies of this kind do not have the benefit; null where they do. Most benefits are for coupons
        /// and promotions.
        default @Nullable String refusal(StrategyKind kind) {
            return switch (kind) {
                case COUPON, PROMOTION -> null;
                case POINTS -> "does not belong to this kind of strategy";
                case GIFT_VOUCHER -> "must be storedValue for a gift voucher";
            };
        }

        /// The benefit, or null where a field that it needs is missing or wrong.
        @Nullable
        Benefit check(TermsInput terms, Fields fields);
    }

    /// Reads the type first and then the fields of that type.
    static final class Reader extends StdDeserializer<BenefitBody> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(BenefitBody.class);
        }

        @Override
        public BenefitBody deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartObjectToken()) {
                return (BenefitBody) context.handleUnexpectedToken(BenefitBody.class, json);
            }
            var given = context.readValue(json, ObjectNode.class);
            var type = type(given.get("type"), context);
            var own = names(type, context);
            var foreign = new ArrayList<String>();
            for (var benefit : Benefit.Type.values()) {
                for (var name : names(benefit, context)) {
                    if (!own.contains(name) && given.has(name.toString())) {
                        var value = given.remove(name.toString());
                        if (!value.isNull()) {
                            foreign.add(name.toString());
                        }
                    }
                }
            }
            return new BenefitBody(context.readTreeAsValue(given, type.body()), foreign);
        }

        private static Benefit.Type type(@Nullable JsonNode type, DeserializationContext context) throws IOException {
            try {
                if (type == null || type.isNull()) {
                    throw ValueInstantiationException.from(
                            context.getParser(), "is required", context.constructType(Benefit.Type.class));
                }
                return context.readTreeAsValue(type, Benefit.Type.class);
            } catch (JsonMappingException e) {
                e.prependPath(BenefitBody.class, "type");
                throw e;
            }
        }

        private static Collection<Object> names(Benefit.Type type, DeserializationContext context)
                throws JsonMappingException {
            return context.findRootValueDeserializer(context.constructType(type.body()))
                    .getKnownPropertyNames();
        }
    }
}
