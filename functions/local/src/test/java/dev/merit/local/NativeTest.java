package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.merit.shared.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A native executable knows of a class at run time only what it was told at build time. Quarkus tells it of what
/// stands in the resources' signatures; of the rest that Jackson reads and writes, we do.
class NativeTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Neither in a folder of their own nor in the jar that other modules' tests use.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.merit");

    @Test
    void whatIsBoundInCodeIsRegistered() {
        var bound = CLASSES.stream()
                .filter(NativeTest::binds)
                .flatMap(type -> type.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getRawType)
                .filter(type -> type.getName().startsWith("dev.merit.") && type.isRecord())
                .distinct()
                .toList();
        assertThat(bound).hasSizeGreaterThan(2).allMatch(type -> type.isAnnotatedWith(RegisterForReflection.class));
    }

    @Test
    void whatARegisteredRecordHoldsIsRegisteredToo() {
        var held = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RegisterForReflection.class) && type.isRecord())
                .flatMap(type -> Arrays.stream(type.reflect().getRecordComponents()))
                .map(RecordComponent::getGenericType)
                .flatMap(NativeTest::classes)
                .filter(type -> type.getName().startsWith("dev.merit."))
                .distinct()
                .toList();
        assertThat(held).hasSizeGreaterThan(9).allMatch(NativeTest::isRegistered);
    }

    private static boolean binds(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Json.class));
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> one -> Stream.of(one);
            case ParameterizedType of ->
                Arrays.stream(of.getActualTypeArguments()).flatMap(NativeTest::classes);
            default -> Stream.empty();
        };
    }

    /// What a registered class encloses is registered with it.
    private static boolean isRegistered(Class<?> type) {
        return type.isAnnotationPresent(RegisterForReflection.class)
                || (type.getEnclosingClass() != null && isRegistered(type.getEnclosingClass()));
    }
}
