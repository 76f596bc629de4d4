package dev.merit.local;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.merit.shared.problems.ProblemType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The enums of all features that declare problems, found among the compiled classes.
final class ProblemEnums {

    private ProblemEnums() {}

    /// Sorted by their names.
    static List<Class<? extends ProblemType>> all() {
        return Modules.CLASSES.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .<Class<? extends ProblemType>>map(type -> type.reflect().asSubclass(ProblemType.class))
                .toList();
    }

    static Stream<ProblemType> constants() {
        return all().stream().flatMap(type -> Arrays.stream(type.getEnumConstants()));
    }

    /// The constant as sources write it, such as `MemberProblem.ALREADY_REGISTERED`.
    static String qualifiedName(ProblemType problem) {
        var constant = (Enum<?>) problem;
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
}
