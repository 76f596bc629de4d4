package dev.merit.local;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What may depend on what, and how things are called and cut, each with its reason.
class ArchitectureTest {

    private static final Path FUNCTIONS = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_FILE = 150;

    private static final JavaClasses MERIT = new ClassFileImporter()
            .importPaths(Stream.of(
                            "shared",
                            "members",
                            "activities",
                            "coupons",
                            "totals",
                            "aggregation",
                            "local",
                            "local/database")
                    .map(module -> FUNCTIONS.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void keepsFeaturesApart() {
        slices().matching("dev.merit.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.merit.shared.."))
                .ignoreDependency(resideInAPackage("dev.merit.local.."), alwaysTrue())
                .because("each feature is a function of its own, and what two need is in shared")
                .check(MERIT);
        noClasses()
                .that()
                .resideInAPackage("dev.merit.shared..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.merit.members..",
                        "dev.merit.activities..",
                        "dev.merit.coupons..",
                        "dev.merit.totals..",
                        "dev.merit.aggregation..")
                .because("shared is what features stand on")
                .check(MERIT);
    }

    @Test
    void letsNothingDependOnLocal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.merit.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.merit.local..")
                .because("local is for a laptop and for tests, and in no function's artefact")
                .check(MERIT);
    }

    @Test
    void keepsThePackagesOfSharedFreeOfCycles() {
        slices().matching("dev.merit.shared.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what stands on each other in a circle is one package")
                .check(MERIT);
    }

    @Test
    void keepsTheStoreBehindItsDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.merit.shared.table..")
                // It makes the table of the client, which is a bean.
                .and(are("dev.merit.shared.Beans").negate())
                // They make the table and look whether it is there, which on AWS nobody does.
                .and(are("dev.merit.local.(Setup|StoreHealth)").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("keys, conditions and failures of the store are dealt with in one place")
                .check(MERIT);
    }

    @Test
    void keepsHttpInItsResources() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.merit.shared.http..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                // It answers for the resources of coupons what they answer alike.
                .and(are("dev.merit.coupons.Answers").negate())
                // They are the parameters of a resource.
                .and(are("dev.merit.totals.SeriesQuery").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("resources translate; there is no Response in the domain, and none in an exception")
                .check(MERIT);
    }

    @Test
    void callsThingsWhatTheyAre() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .because("a …Resource is HTTP")
                .check(MERIT);
        classes()
                .that()
                .implement("com.amazonaws.services.lambda.runtime.RequestHandler")
                .should()
                .haveSimpleNameEndingWith("Handler")
                .because("a …Handler is an event's entry")
                .check(MERIT);
        noClasses()
                .should()
                .resideInAnyPackage("..dao..", "..dto..", "..util..", "..impl..", "..service..", "..manager..")
                .orShould()
                .haveNameMatching(".*(Impl|Manager|Service|Utils?|Helper)")
                .because("names are the field's, and these say nothing")
                .check(MERIT);
    }

    @Test
    void takesTheTimeFromAnInjectedSource() {
        noClasses()
                // It makes the one source.
                .that(are("dev.merit.shared.Beans").negate())
                .should()
                .callMethodWhere(asksTheTime())
                .because("time comes from an injected InstantSource, which a test can set")
                .check(MERIT);
    }

    @Test
    void isGivenWhatItNeedsByConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .because("what is made by its constructor is whole, and made so in a test as well")
                .check(MERIT);
    }

    @Test
    void looksAtNoClassAtRunTime() {
        noClasses()
                // They read from a type's annotations what may be absent in JSON. Records are registered for that.
                .that(are("dev.merit.shared.http.RequiredUnlessNullable").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .because("a native image would have to be told about it")
                .check(MERIT);
    }

    @Test
    void marksEveryPackageAsOneThatKnowsNull() {
        var marked = new TreeMap<String, Boolean>();
        packages(MERIT.getPackage("dev.merit"))
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
    void keepsFilesShort() throws IOException {
        var tooLong = new TreeMap<String, Integer>();
        try (var files =
                Files.find(FUNCTIONS, 20, (path, _) -> path.toString().matches(".*/src/main/java/.*\\.java"))) {
            for (var file : files.toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    tooLong.put(FUNCTIONS.relativize(file).toString(), lines);
                }
            }
        }
        assertThat(tooLong).as("what is longer is two things").isEmpty();
    }

    private static Stream<JavaPackage> packages(JavaPackage root) {
        var below = root.getSubpackages().stream().flatMap(ArchitectureTest::packages);
        return root.getClasses().isEmpty() ? below : Stream.concat(Stream.of(root), below);
    }

    /// The class of that name and those within it.
    private static DescribedPredicate<HasName> are(String name) {
        return nameMatching(name.replace(".", "\\.") + "(\\$.*)?").as("are " + name);
    }

    private static DescribedPredicate<JavaCall<?>> asksTheTime() {
        return DescribedPredicate.describe("asks the clock", call -> {
            var owner = call.getTargetOwner();
            return switch (call.getName()) {
                case "now" -> owner.isAssignableTo(TemporalAccessor.class);
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "systemUTC", "systemDefaultZone", "system", "tick" ->
                    owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class);
                default -> false;
            };
        });
    }
}
