package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/problems.md` lists every problem of the enums, with the operations of the OpenAPI document that answer it.
///
/// With `-Dmerit.docs.write=true` the page is written first.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProblemsPageTest {

    private static final Path PAGE =
            Path.of("../../docs/problems.md").toAbsolutePath().normalize();

    /// A cell names at most so many operations; of more it says how many they are.
    private static final int MAX_NAMED = 12;

    private static final String INTRODUCTION = """
        # Problems

        A request that is refused gets a problem ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): `code` is the
        name that programs read, `title` and `detail` are for people, and `errors` names the fields that are wrong.
        A row of a batch that is refused has its problem in the answer of the batch.

        This page is generated from the enums that declare the problems.
        """;

    @Test
    void listsEveryProblemWithItsOperations() throws IOException {
        var page = page();
        if (Boolean.getBoolean("merit.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/problems.md is made from the enums; -Dmerit.docs.write=true writes it")
                .hasContent(page);
    }

    @Test
    void declaresEachCodeOfAStatusOnce() {
        assertThat(ProblemEnums.constants()
                        .map(ProblemType::definition)
                        .map(problem -> problem.status() + " " + problem.code()))
                .hasSizeGreaterThan(60)
                .doesNotHaveDuplicates();
    }

    /// A problem of a feature that no operation names is either forgotten there or no longer answered.
    @Test
    void namesEveryProblemOfAFeatureAtAnOperation() {
        var answered = operations();
        assertThat(ProblemEnums.constants()
                        .filter(problem -> !ProblemEnums.qualifiedName(problem).startsWith("CommonProblem."))
                        .filter(problem -> !answered.containsKey(key(problem)))
                        .map(ProblemEnums::qualifiedName))
                .isEmpty();
    }

    private static String page() {
        var operations = operations();
        int all = OpenApiDocument.served().operations().size();
        var page = new StringBuilder(INTRODUCTION);
        for (var type : ProblemEnums.all()) {
            page.append("\n## ").append(heading(type)).append("\n\n");
            page.append("| code | status | title | meaning | operations |\n|---|---|---|---|---|\n");
            Arrays.stream(type.getEnumConstants())
                    .sorted(Comparator.comparing(ProblemType::code))
                    .forEach(
                            problem -> page.append(row(problem, operations.getOrDefault(key(problem), Set.of()), all)));
        }
        return page.toString();
    }

    private static String row(ProblemType problem, Set<String> operations, int all) {
        var definition = problem.definition();
        return "| `" + definition.code() + "` | " + definition.status() + " | " + definition.title() + " | "
                + definition.meaning() + " | " + cell(operations, all) + " |\n";
    }

    private static String cell(Set<String> operations, int all) {
        if (operations.size() > MAX_NAMED) {
            return operations.size() == all ? "all" : operations.size() + " operations";
        }
        return operations.isEmpty()
                ? "outside the operations"
                : operations.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /// `IssuanceJobProblem` is headed `Issuance job`.
    private static String heading(Class<? extends ProblemType> type) {
        var words = type.getSimpleName().replaceFirst("Problem$", "").split("(?<=[a-z])(?=[A-Z])");
        var rest = Arrays.stream(words).skip(1).map(word -> " " + word.toLowerCase(Locale.ROOT));
        return words[0] + rest.collect(Collectors.joining());
    }

    /// The operationIds by status and code.
    private static Map<String, Set<String>> operations() {
        var document = OpenApiDocument.served();
        var operations = new TreeMap<String, Set<String>>();
        for (var operation : document.operations()) {
            var id = operation.id();
            operation.node().get("responses").properties().forEach(response -> {
                var body = document.resolve(response.getValue()).at("/content/application~1problem+json/examples");
                List<String> codes = new ArrayList<>();
                body.fieldNames().forEachRemaining(codes::add);
                codes.forEach(code -> operations
                        .computeIfAbsent(response.getKey() + " " + code, _ -> new TreeSet<>())
                        .add(id));
            });
        }
        return operations;
    }

    private static String key(ProblemType problem) {
        return problem.definition().status() + " " + problem.code();
    }
}
