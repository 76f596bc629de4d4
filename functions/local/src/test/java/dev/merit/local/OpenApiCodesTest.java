package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.pricing.IneligibilityReason;
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

/// Every code of a problem or reason in the sources of the functions stands in the OpenAPI document with its meaning,
/// and the meaning names the figures that the answer has.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiCodesTest {

    private static final Pattern HYPHENATED = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /// A problem or a reason, as sources name it.
    private static final Pattern CONSTANT =
            Pattern.compile("\\b((?:\\w+Problem|IneligibilityReason)\\.[A-Z][A-Z_]+)\\b");

    private static final Pattern STATEMENTS = Pattern.compile(";|\\bcase ");

    private static final Pattern FIGURE = Pattern.compile("\\bwith\\(\"(\\w+)\"");

    /// The helpers of resources that add both.
    private static final Pattern HAVE_AND_NEED = Pattern.compile("(?:throw|->)\\s+(?:refused|scarce)\\(");

    /// Hyphenated literals that are not codes: a category in an example, kinds of points' entries, the value of a
    /// header, the step of a series and a purpose of consents.
    private static final Set<String> OTHERS = Set.of(
            "gift-cards", "sign-up", "transfer-rollback", "no-store", "quarter-hour", "transfer-abroad", "tea-assam");

    private static final Pattern LISTED = Pattern.compile("^- `([a-z-]+)`: (.+)$", Pattern.MULTILINE);

    @Test
    void everyCodeStandsInTheDocumentWithWords() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : sources().values()) {
            codes.addAll(all(HYPHENATED, source));
        }
        codes.removeAll(OTHERS);
        codes.addAll(constants().values());
        System.out.println("OpenApiCodesTest: " + codes.size() + " codes");
        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(documented().keySet()).containsAll(codes);
    }

    @Test
    void everyFigureOfACodeStandsInItsWords() throws IOException {
        var documented = documented();
        var constants = constants();
        var missing = new ArrayList<String>();
        int seen = 0;
        for (var source : sources().values()) {
            for (var statement : STATEMENTS.splitAsStream(source).toList()) {
                var figures = new TreeSet<>(all(FIGURE, statement));
                if (HAVE_AND_NEED.matcher(statement).find()) {
                    figures.addAll(List.of("have", "need"));
                }
                var codes = new ArrayList<>(all(HYPHENATED, statement));
                all(CONSTANT, statement).forEach(name -> codes.add(constants.get(name)));
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

    /// The codes of all problems and reasons, by the names that sources use.
    private static Map<String, String> constants() {
        var constants = new TreeMap<String, String>();
        ProblemEnums.constants().forEach(problem -> constants.put(ProblemEnums.qualifiedName(problem), problem.code()));
        for (var reason : IneligibilityReason.values()) {
            constants.put("IneligibilityReason." + reason.name(), reason.code());
        }
        return constants;
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
