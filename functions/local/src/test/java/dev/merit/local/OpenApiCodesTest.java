package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every code that the sources of the functions can answer, a problem's or a reason's, stands in the OpenAPI document
/// with words, and so do the figures that it bears.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiCodesTest {

    private static final Pattern HYPHENATED = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /// One word, where a reason is made.
    private static final Pattern ONE_WORD =
            Pattern.compile("(?:Ineligibility\\s*\\.\\s*of\\w*|new Ineligibility)\\(\\s*\"([a-z]+)\"");

    /// The same in the source of reasons itself.
    private static final Pattern OWN = Pattern.compile("\\bof\\(\\s*\"([a-z]+)\"");

    /// A problem, as sources name it.
    private static final Pattern PROBLEM = Pattern.compile("\\b(\\w+Problem\\.[A-Z][A-Z_]+)\\b");

    private static final Pattern STATEMENTS = Pattern.compile(";|\\bcase ");

    private static final Pattern FIGURE = Pattern.compile("\\bwith\\(\"(\\w+)\"");

    /// The helpers of resources that add both.
    private static final Pattern HAVE_AND_NEED = Pattern.compile("(?:throw|->)\\s+(?:refused|scarce)\\(");

    /// What looks like a code, and is a category in an example, a kind of points' entries, or a header's value.
    private static final Set<String> OTHERS = Set.of("gift-cards", "sign-up", "transfer-rollback", "no-store");

    private static final Pattern LISTED = Pattern.compile("^- `([a-z-]+)`: (.+)$", Pattern.MULTILINE);

    @Test
    void everyCodeStandsInTheDocumentWithWords() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : sources().entrySet()) {
            codes.addAll(all(HYPHENATED, source.getValue()));
            codes.addAll(all(ONE_WORD, source.getValue()));
            if (source.getKey().matches(".*/Ineligibility\\.java")) {
                codes.addAll(all(OWN, source.getValue()));
            }
        }
        codes.removeAll(OTHERS);
        ProblemEnums.constants().map(ProblemType::code).forEach(codes::add);
        System.out.println("OpenApiCodesTest: " + codes.size() + " codes");
        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(documented().keySet()).containsAll(codes);
    }

    @Test
    void everyFigureOfACodeStandsInItsWords() throws IOException {
        var documented = documented();
        var problems =
                ProblemEnums.constants().collect(Collectors.toMap(ProblemEnums::qualifiedName, ProblemType::code));
        var missing = new ArrayList<String>();
        int seen = 0;
        for (var source : sources().values()) {
            for (var statement : STATEMENTS.splitAsStream(source).toList()) {
                var figures = new TreeSet<>(all(FIGURE, statement));
                if (HAVE_AND_NEED.matcher(statement).find()) {
                    figures.addAll(List.of("have", "need"));
                }
                var codes = new ArrayList<>(all(HYPHENATED, statement));
                all(PROBLEM, statement).forEach(name -> codes.add(problems.get(name)));
                for (var code : codes) {
                    for (var figure : figures) {
                        seen++;
                        if (!documented.getOrDefault(code, "").contains("`" + figure + "`")) {
                            missing.add(code + ": " + figure);
                        }
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    /// Each code with its words, from the lists at the two fields that bear codes.
    private static Map<String, String> documented() {
        var schemas = OpenApiDocument.served().root().at("/components/schemas");
        var documented = new TreeMap<String, String>();
        for (var schema : List.of("Problem", "Reason")) {
            var words =
                    schemas.at("/" + schema + "/properties/code/description").asText();
            LISTED.matcher(words)
                    .results()
                    .forEach(code -> documented.merge(code.group(1), code.group(2), String::concat));
        }
        return documented;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    /// Of all functions, but not of local, whose codes are a developer's.
    private static Map<String, String> sources() throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files =
                Files.find(Modules.FUNCTIONS, 20, (path, _) -> path.toString().matches(".*/src/main/java/.*\\.java"))) {
            for (var file : files.collect(Collectors.toList())) {
                var name = Modules.FUNCTIONS.relativize(file).toString();
                if (!name.startsWith("local")) {
                    sources.put(name, Files.readString(file));
                }
            }
        }
        return sources;
    }
}
