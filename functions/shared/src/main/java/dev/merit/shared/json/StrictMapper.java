package dev.merit.shared.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/// Makes Jackson strict: a misspelt field, a number in quotes or a duplicate name is refused as an error of the caller.
/// Guessing what was meant would lose data silently.
final class StrictMapper {

    private StrictMapper() {}

    static void configure(ObjectMapper mapper) {
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                // A tree is bound later, and a double would lose digits until then.
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS);
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        coerceNothing(mapper);
        mapper.addHandler(new TextExpected());

        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);

        mapper.registerModule(new SimpleModule("merit")
                .addDeserializer(long.class, ofLong(long.class))
                .addDeserializer(Long.class, ofLong(Long.class))
                .addDeserializer(int.class, ofInteger(int.class))
                .addDeserializer(Integer.class, ofInteger(Integer.class))
                .addDeserializer(Instant.class, new FromText<>(Instant.class, Times::instant))
                .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Times::date))
                .addDeserializer(LocalDateTime.class, new FromText<>(LocalDateTime.class, Times::local))
                .addDeserializer(LocalTime.class, new FromText<>(LocalTime.class, Times::timeOfDay))
                .addDeserializer(ZoneId.class, new FromText<>(ZoneId.class, Times::zone)));
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                mapper.getDeserializationConfig().getAnnotationIntrospector(),
                AnnotationIntrospector.pair(new RequiredUnlessNullable(), new StaticContainers())));
    }

    private static WholeNumber<Long> ofLong(Class<Long> type) {
        return new WholeNumber<>(type, Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
    }

    private static WholeNumber<Integer> ofInteger(Class<Integer> type) {
        return new WholeNumber<>(type, Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number);
    }

    @SuppressWarnings("deprecation")
    private static void coerceNothing(ObjectMapper mapper) {
        // Its replacement is a method of the builder, but this mapper already exists.
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        for (var shape : CoercionInputShape.values()) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        mapper.coercionConfigDefaults()
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
    }
}
