package dev.merit.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Fields fields = new Fields();

    @Test
    void reportsAllThatIsWrongAtOnce() {
        fields.required("a", null).range("b", 11, 1, 10).size("c", List.of(), 1, 2);
        fields.in("items", 2).in("x/y").text("sku", "", 1, 5);
        fields.in("amount").error("", "must not be negative");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(fields::check)
                .satisfies(e -> assertThat(e.problem().errors())
                        .containsExactly(
                                new FieldError("/a", "is required"),
                                new FieldError("/b", "must lie between 1 and 10"),
                                new FieldError("/c", "must have 1 to 2 entries"),
                                new FieldError("/items/2/x~1y/sku", "must have 1 to 5 characters"),
                                new FieldError("/amount", "must not be negative")));
    }

    @Test
    void letsTheAbsentPassAndTheAcceptable() {
        fields.text("a", null, 1, 2).range("b", null, 1, 2).size("c", (Map<?, ?>) null, 1, 2);
        fields.required("d", 1).text("e", "ab", 1, 2).range("f", 2, 1, 2).size("g", Map.of(1, 1), 1, 2);
        fields.check();
        assertThat(fields.problem()).isEmpty();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        fields.text("a", "\uD83D\uDE00\uD83D\uDE00", 1, 2);
        assertThat(fields.problem()).isEmpty();
    }

    @Test
    void refusesTextThatGarblesLogs() {
        fields.text("a", "a\nb", 1, 9)
                .text("b", "a\u0000", 1, 9)
                .text("c", "\uD83D", 1, 9)
                .text("d", "  ", 1, 9);
        assertThat(fields.problem().orElseThrow().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/a", "/b", "/c", "/d");
    }

    @Test
    void keepsLinesAndTabsOfFreeTextAndNoOtherControlCharacters() {
        fields.freeText("a", "a\n\tb\r\n", 9)
                .freeText("b", "", 9)
                .freeText("c", null, 9)
                .freeText("d", "a\u0007", 9)
                .freeText("e", "\uD83D", 9)
                .freeText("f", "0123456789", 9);
        assertThat(fields.problem().orElseThrow().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/d", "/e", "/f");
    }

    @Test
    void takesTheReasonFromTheValueAndNothingFromThePlatform() {
        var made = fields.value("ok", "7", Integer::valueOf);
        assertThat(made).isEqualTo(7);
        assertThat(fields.<String, Object>value("own", "x", _ -> {
                    throw new IllegalArgumentException("must be capital letters");
                }))
                .isNull();
        fields.value("platform", "x", Integer::valueOf);
        fields.value("constant", "x", Thread.State::valueOf);
        assertThat(fields.problem().orElseThrow().errors())
                .containsExactly(
                        new FieldError("/own", "must be capital letters"),
                        new FieldError("/platform", "is not acceptable"),
                        new FieldError("/constant", "is not acceptable"));
    }

    @Test
    void growsOnlySoFarWithWhatIsWrong() {
        var wrong = Collections.nCopies(1_000, new FieldError("/" + "x".repeat(1_000), "is not known here"));
        var problem = Problem.invalid(wrong);
        assertThat(problem.errors()).hasSize(50);
        assertThat(problem.ofRow().errors()).hasSize(5);
        assertThat(problem.errors().getFirst().pointer()).hasSize(201).endsWith("x…");
        assertThat(new FieldError("/" + "x".repeat(198) + "\uD83D\uDE00", "").pointer())
                .hasSize(200)
                .endsWith("x…");
    }
}
