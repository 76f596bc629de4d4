package dev.merit.local;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.merit.local.Modules.CLASSES;
import static dev.merit.local.Modules.are;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import org.junit.jupiter.api.Test;

/// What may depend on what, with the reason.
class ArchitectureTest {

    @Test
    void keepsFeaturesApart() {
        slices().matching("dev.merit.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.merit.shared.."))
                .ignoreDependency(resideInAPackage("dev.merit.local.."), alwaysTrue())
                // The schedule runs the tasks of coupons, segments and privacy, which belong to these features.
                .ignoreDependency(
                        are("dev.merit.aggregation.(TaskSchedule|AggregationHandler)"),
                        resideInAnyPackage("dev.merit.coupons..", "dev.merit.segments..", "dev.merit.privacy.."))
                .because("each feature is a function of its own, and what two need is in shared")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.merit.shared..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.merit.members..",
                        "dev.merit.activities..",
                        "dev.merit.coupons..",
                        "dev.merit.segments..",
                        "dev.merit.privacy..",
                        "dev.merit.totals..",
                        "dev.merit.aggregation..")
                .because("shared is what features stand on")
                .check(CLASSES);
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
                .check(CLASSES);
    }

    @Test
    void keepsPackagesFreeOfCycles() {
        slices().matching("dev.merit.(**)")
                .should()
                .beFreeOfCycles()
                .because("what stands on each other in a circle is one package")
                .check(CLASSES);
    }

    @Test
    void keepsTheStoreBehindItsDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.merit.shared.table..", "dev.merit.shared.dynamodb..")
                // They take parts of the SDK out of native executables.
                .and(are("dev.merit.shared.graal.(Crt|Interceptors)Substitutions?.*")
                        .negate())
                // It asks KMS, which is no store.
                .and(are("dev.merit.shared.personal.KmsKey").negate())
                // It makes the table of the client, which is a bean.
                .and(are("dev.merit.shared.Beans").negate())
                // They make the table and look whether it is there, which on AWS nobody does.
                .and(are("dev.merit.local.(Setup|StoreHealth)").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("keys, conditions and failures of the store are dealt with in one place")
                .check(CLASSES);
    }

    @Test
    void keepsPersonalDataFromPurchasesAndTotals() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.merit.activities..",
                        "dev.merit.coupons..",
                        "dev.merit.totals..",
                        "dev.merit.shared.activity..",
                        "dev.merit.shared.ledger..",
                        "dev.merit.shared.redemption..",
                        "dev.merit.shared.totals..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.merit.shared.personal..")
                .because("no purchase, redemption or total waits for a key, and their functions cannot read a profile")
                .check(CLASSES);
    }

    @Test
    void keepsHttpInItsResources() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.merit.shared.http..", "dev.merit.shared.edge..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                // They make the responses that several resources share.
                .and(are("dev.merit.shared.idempotency.CreationResponses").negate())
                .and(are("dev.merit.coupons.redemptions.http.RedemptionResponses")
                        .negate())
                // They are the parameters of a resource.
                .and(are("dev.merit.totals.SeriesQuery").negate())
                // It reads the signatures of resources while an executable is built.
                .and(are("dev.merit.shared.graal.PreparedJson.*").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("resources translate; there is no Response in the domain, and none in an exception")
                .check(CLASSES);
    }

    @Test
    void looksAtNoClassAtRunTime() {
        noClasses()
                // They read from a type's annotations what may be absent in JSON. Records are registered for that.
                .that(are("dev.merit.shared.json.RequiredUnlessNullable").negate())
                // It reads the state of channels that have no public API, and registers them.
                .and(are("dev.merit.shared.lambda.VirtualServer").negate())
                // It runs while an executable is built, when reflection needs no registration.
                .and(are("dev.merit.shared.graal.PreparedJson").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .because("a native image would have to be told about it")
                .check(CLASSES);
    }

    @Test
    void takesTheTimeFromAnInjectedSource() {
        noClasses()
                // It makes the one source.
                .that(are("dev.merit.shared.Beans").negate())
                .should()
                .callMethodWhere(asksTheTime())
                .because("time comes from an injected InstantSource, which a test can set")
                .check(CLASSES);
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
