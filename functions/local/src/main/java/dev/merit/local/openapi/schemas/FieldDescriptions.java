package dev.merit.local.openapi.schemas;

import static java.util.Map.entry;

import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Adds the description of every field, and the constraints of some.
final class FieldDescriptions {

    private static final String LABEL = "^[a-z][a-z0-9-]{0,31}$";

    private static final Map<String, Consumer<Schema>> FORMS = Map.ofEntries(
            entry("Money.minorUnits", field -> between(field, -Money.LIMIT, Money.LIMIT)),
            entry("ActivityRequest.type", field -> field.pattern(LABEL)),
            entry("ActivityRequest.channel", field -> field.pattern(LABEL)),
            entry("ActivityRequest.rating", field -> between(field, 1, 5)),
            entry("ActivityRequest.externalMemberId", field -> length(field, 128)),
            entry("ActivityRequest.redemptions", field -> field.maxItems(20)),
            entry("ActivityRequest.items", field -> field.maxItems(100)),
            entry("ActivityRequest.attributes", field -> field.maxProperties(50)),
            entry("Registration.externalId", field -> length(field, 128)),
            entry("Registration.name", field -> length(field, 200)),
            entry("Registration.locale", field -> length(field, 35)),
            entry("Registration.channel", field -> field.pattern(LABEL)),
            entry("Registration.attributes", field -> field.maxProperties(50)),
            entry("Line.sku", field -> length(field, 64)),
            entry("Line.name", field -> length(field, 200)),
            entry("Line.category", field -> length(field, 100)),
            entry("Line.quantity", field -> between(field, 1, 1_000_000)),
            entry("Order.items", field -> field.maxItems(100)),
            entry("StrategyRequest.name", field -> length(field, 100)),
            entry("StrategyRequest.externalId", field -> length(field, 128)),
            entry("Conditions.channels", field -> field.minItems(1).maxItems(20)),
            entry("Limits.stock", field -> between(field, 1, 10_000_000)),
            entry("Limits.perMember", field -> between(field, 1, 10_000)),
            entry("Limits.usesPerCoupon", field -> between(field, 1, 10_000)),
            entry("Reason.code", field -> field.description("The name that programs read:\n" + reasons())),
            entry("BatchRequest.quantity", field -> between(field, 1, 1_000_000)),
            entry("RevocationRequest.from", field -> between(field, 1, 1_000_000)),
            entry("RevocationRequest.to", field -> between(field, 1, 1_000_000)),
            entry("RevocationRequest.reason", field -> length(field, 100)),
            entry("ReservationRequest.seconds", field -> between(field, 60, 3_600)),
            entry("CombinedRedemptionRequest.codes", field -> field.maxItems(5)),
            entry("CombinedRedemptionRequest.strategyIds", field -> field.maxItems(5)),
            entry("CombinedReservationRequest.codes", field -> field.maxItems(5)),
            entry("CombinedReservationRequest.strategyIds", field -> field.maxItems(5)),
            entry("CombinedReservationRequest.seconds", field -> between(field, 60, 3_600)),
            entry("CombinedValidationRequest.codes", field -> field.maxItems(5)),
            entry("CombinedValidationRequest.strategyIds", field -> field.maxItems(5)));

    private final OpenAPI document;
    private final Properties descriptions = new Properties();

    FieldDescriptions(OpenAPI document) {
        this.document = document;
        try (var file = FieldDescriptions.class.getResourceAsStream("fields.properties")) {
            descriptions.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void complete() {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, form) -> complete(name + "." + field, field, form));
            }
        });
    }

    private void complete(String name, String field, Schema form) {
        if (form.getDescription() == null) {
            form.setDescription(descriptions.getProperty(name, descriptions.getProperty(field)));
        }
        FORMS.getOrDefault(name, _ -> {}).accept(form);
    }

    private static String reasons() {
        return Arrays.stream(IneligibilityReason.values())
                .sorted(Comparator.comparing(IneligibilityReason::code))
                .map(reason -> "\n- `" + reason.code() + "`: " + reason.meaning())
                .collect(Collectors.joining());
    }

    private static void length(Schema field, int most) {
        field.minLength(1).maxLength(most);
    }

    private static void between(Schema field, long least, long most) {
        field.minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }
}
