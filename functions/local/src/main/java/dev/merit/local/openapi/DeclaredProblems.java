package dev.merit.local.openapi;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/// The problems that the features declare: all constants of their enums, and those that annotations name on
/// operations. The classes are read from the index of the build, so a new enum needs no entry here.
final class DeclaredProblems {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName PROBLEM_TYPE = DotName.createSimple(ProblemType.class);

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();

    DeclaredProblems(IndexView index) {
        this.index = index;
        for (var operation : index.getAnnotations(OPERATION)) {
            var id = operation.value("operationId");
            // A hidden operation has none.
            if (id != null) {
                methods.put(id.asString(), operation.target().asMethod());
            }
        }
    }

    /// Of all features, sorted by their codes.
    List<ProblemDefinition> all() {
        return index.getAllKnownImplementations(PROBLEM_TYPE).stream()
                .filter(ClassInfo::isEnum)
                .flatMap(type -> Arrays.stream(constants(type.name())))
                .map(ProblemType::definition)
                .sorted(Comparator.comparing(ProblemDefinition::code).thenComparingInt(ProblemDefinition::status))
                .toList();
    }

    /// Those that annotations name on the method of the operation or on its class. An annotation that stands for
    /// several problems has such annotations itself.
    List<ProblemDefinition> of(Operation operation) {
        var method = methods.get(operation.getOperationId());
        if (method == null) {
            return List.of();
        }
        var problems = new ArrayList<ProblemDefinition>();
        Stream.concat(method.declaredAnnotations().stream(), method.declaringClass().declaredAnnotations().stream())
                .flatMap(this::withItsOwn)
                .map(AnnotationInstance::value)
                .filter(Objects::nonNull)
                .filter(this::isProblems)
                .forEach(value -> {
                    var type = value.asEnumTypeArray()[0];
                    for (var name : value.asEnumArray()) {
                        problems.add(constant(type, name).definition());
                    }
                });
        return problems;
    }

    /// The annotation, then those that it has itself, by their names: a class has its annotations in no order.
    private Stream<AnnotationInstance> withItsOwn(AnnotationInstance annotation) {
        var type = index.getClassByName(annotation.name());
        return type == null
                ? Stream.of(annotation)
                : Stream.concat(
                        Stream.of(annotation),
                        type.declaredAnnotations().stream().sorted(Comparator.comparing(AnnotationInstance::name)));
    }

    private boolean isProblems(AnnotationValue value) {
        if (value.kind() != AnnotationValue.Kind.ARRAY || value.componentKind() != AnnotationValue.Kind.ENUM) {
            return false;
        }
        var type = index.getClassByName(value.asEnumTypeArray()[0]);
        return type != null && type.interfaceNames().contains(PROBLEM_TYPE);
    }

    private static ProblemType constant(DotName type, String name) {
        return Arrays.stream(constants(type))
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProblemType[] constants(DotName type) {
        try {
            var loaded = Class.forName(type.toString(), true, DeclaredProblems.class.getClassLoader());
            return loaded.asSubclass(ProblemType.class).getEnumConstants();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("An enum of the index is not on the class path", e);
        }
    }
}
