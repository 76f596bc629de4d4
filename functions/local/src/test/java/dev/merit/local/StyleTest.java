package dev.merit.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.merit.local.Modules.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// How things are called, cut and made, with the reason.
class StyleTest {

    private static final Path FUNCTIONS = Path.of("..");
    private static final int MAX_COLUMNS = 120;
    private static final Pattern COMPARED_MAC =
            Pattern.compile("(fingerprint|mac)\"?(\\(\\))?\\)?\\.equals\\(", Pattern.CASE_INSENSITIVE);

    @Test
    void callsThingsWhatTheyAre() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .because("a …Resource is HTTP")
                .check(CLASSES);
        classes()
                .that(areGivenEvents())
                .should()
                .haveSimpleNameEndingWith("Handler")
                .because("a …Handler is an event's entry")
                .check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..dao..", "..dto..", "..util..", "..impl..", "..service..", "..manager..")
                .orShould()
                .haveNameMatching(".*(Impl|Manager|Service|Utils?|Helper)")
                .because("names are the field's, and these say nothing")
                .check(CLASSES);
    }

    @Test
    void namesTypesByNouns() {
        noClasses()
                .that()
                // Nouns: a record of the ledger's posts, the combination of coupons, a benefit, a setting, an order by
                // rank, and Lambda's own word for what comes before a snapshot.
                .haveNameNotMatching(".*[.$](Posting|Stacking|FreeShipping|ShopSetting|Ranking|Priming)")
                .should()
                .haveNameMatching(".*[a-z]ing")
                .because("a type is a thing, so its name is a noun; what is done is a method")
                .check(CLASSES);
    }

    @Test
    void isGivenWhatItNeedsByConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .because("what is made by its constructor is whole, and made so in a test as well")
                .check(CLASSES);
    }

    @Test
    void marksEveryPackageAsOneThatKnowsNull() {
        var marked = new TreeMap<String, Boolean>();
        packages(CLASSES.getPackage("dev.merit"))
                .forEach(each -> marked.put(
                        each.getName(),
                        each.tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent()));
        assertThat(marked)
                .hasSizeGreaterThan(20)
                .as("null is an error unless it is written down")
                .doesNotContainValue(false);
    }

    @Test
    void comparesMacsInATimeThatDoesNotTellOfThem() throws IOException {
        var found = new ArrayList<String>();
        for (var source : sources()) {
            Files.readAllLines(source).stream()
                    .filter(line -> COMPARED_MAC.matcher(line).find())
                    .forEach(line -> found.add(FUNCTIONS.relativize(source) + ": " + line.strip()));
        }
        assertThat(found).as("compared by equals, not by Secret.isEqual").isEmpty();
    }

    /// The formatter fails on a longer line without naming it, or breaks the line. It counts the indent of a further
    /// line twice.
    @Test
    void keepsDocumentationCommentsWithinTheColumnsOfTheFormatter() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var source : sources()) {
            var lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean isFurther = isComment(line) && i > 0 && isComment(lines.get(i - 1));
                int max = isFurther ? MAX_COLUMNS - line.indexOf('/') : MAX_COLUMNS;
                if (isComment(line) && line.length() > max) {
                    tooLong.add("%s:%d has %d columns, at most %d are allowed"
                            .formatted(FUNCTIONS.relativize(source), i + 1, line.length(), max));
                }
            }
        }
        assertThat(tooLong).as("lines of /// comments that are too long").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.find(
                FUNCTIONS,
                Integer.MAX_VALUE,
                (path, _) -> path.toString().matches(".*/src/(main|test)/java/.*\\.java"))) {
            return files.toList();
        }
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("///");
    }

    private static Stream<JavaPackage> packages(JavaPackage root) {
        var below = root.getSubpackages().stream().flatMap(StyleTest::packages);
        return root.getClasses().isEmpty() ? below : Stream.concat(Stream.of(root), below);
    }

    /// Known by its name, since the library that has it is on no class path of local.
    private static DescribedPredicate<JavaClass> areGivenEvents() {
        return DescribedPredicate.describe(
                "are given events",
                each -> each.getAllRawInterfaces().stream()
                        .anyMatch(type -> type.getSimpleName().matches("Request(Stream)?Handler")));
    }
}
