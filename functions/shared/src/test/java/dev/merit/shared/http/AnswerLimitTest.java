package dev.merit.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.merit.shared.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLimitTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AnswerLimit limit = new AnswerLimit(Json.strict());

    @ParameterizedTest
    @ValueSource(strings = {"a", "ß", "漢", "\uD83D\uDE00", "\"", "\\", "\n"})
    void fillsAnAnswerAsItIsSent(String character) throws JsonProcessingException {
        var row = Map.of("text", character.repeat(10_000));
        var rows = Collections.nCopies(1_000, row);

        int fitting = limit.fitting(rows);

        assertThat(fitting).isLessThan(1_000);
        assertThat(sent(rows.subList(0, fitting))).isLessThanOrEqualTo(AnswerLimit.BYTES + 100);
        assertThat(sent(rows.subList(0, fitting + 1))).isGreaterThan(AnswerLimit.BYTES);
    }

    @Test
    void takesSmallRowsWholeAndALargeOneAlone() {
        assertThat(limit.fitting(List.of())).isZero();
        assertThat(limit.fitting(List.of("a", "b"))).isEqualTo(2);
        assertThat(limit.fitting(List.of("a".repeat(5_000_000), "b"))).isEqualTo(1);
    }

    /// The bytes of the rows in a body, which is a text in the event.
    private static long sent(List<?> rows) throws JsonProcessingException {
        var body = new String(MAPPER.writeValueAsBytes(rows), StandardCharsets.UTF_8);
        return MAPPER.writeValueAsBytes(body).length;
    }
}
