package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.http.Fields;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attributes that look like an e-mail address or a phone number are refused by name; numbers of orders,
/// amounts and times are not.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PersonalDataCheckTest extends Refusals {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@shop.example",
                "write to Ann.Example+x@mail.shop.example, please",
                "\u00e4nn@b\u00fccher.example",
                "+442079460000",
                "+44 (0)20 7946-0000",
                "call +49 30 123456 now",
                "+12345678",
                "+123456789012345",
            })
    void refusesWhatLooksLikeAnAddress(String value) {
        var body = Body.of("personal", member, "browse").with("attributes", "{\"note\": \"" + value + "\"}");
        refuses(body.toString(), 422, "/attributes/note");
        refuses(
                body.with("attributes", "{\"" + value + "\": \"\"}").toString(),
                422,
                "/attributes/" + value.replace("/", "~1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4520256789012",
                "2026-11-22T10:15:30+01:00",
                "20261122101530+0100",
                "+12345678.90",
                "+12345678,90",
                "+1234567",
                "+1234567890123456",
                "ORD+1234567890",
                "@ann",
                "ann@shop",
                "3@9.99",
                "size 7 @ shop.example",
                "+49",
                "C++ 20261122",
                "",
            })
    void takesTheRest(String value) {
        var body = Body.of("b" + Integer.toHexString(value.hashCode()), member, "browse")
                .with("attributes", "{\"note\": \"" + value + "\"}");
        assertThat(Event.as("storefront").post(PATH, body.toString()).status()).isEqualTo(201);
    }

    @Test
    void rejectsTheRowOfABatch() {
        var bad = Body.of("row", member, "browse").with("attributes", "{\"note\": \"ann@shop.example\"}");
        var good = Body.of("good", member, "browse");
        var answer = Event.as("storefront").post(BATCH, "{\"activities\": [" + bad + ", " + good + "]}");
        assertThat(answer.json().getList("results.status")).containsExactly("rejected", "recorded");
        assertThat(answer.json().getString("results[0].problem.errors[0].pointer"))
                .isEqualTo("/attributes/note");
        assertThat(answer.json().getString("results[0].problem.errors[0].reason"))
                .isEqualTo("must not have an e-mail address, which belongs in the profile");
    }

    @Test
    void isTurnedOffByTheSetting() {
        var attributes = Map.of("note", "ann@shop.example");
        assertThat(problem(true, attributes)).isPresent();
        assertThat(problem(false, attributes)).isEmpty();
    }

    private static Optional<Problem> problem(boolean refuses, Map<String, String> attributes) {
        return new PersonalDataCheck(refuses).check(new Fields(), attributes).problem();
    }
}
