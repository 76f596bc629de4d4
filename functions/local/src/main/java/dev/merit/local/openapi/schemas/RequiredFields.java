package dev.merit.local.openapi.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// Marks the required fields of records: those that are not `@Nullable`, by the same rule as binding. A merge patch
/// has none, because it is bound only after it is applied.
final class RequiredFields {

    /// The suffix of the names of merge patches and their parts.
    static final String PATCH = "Patch";

    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final Set<DotName> CONTAINERS =
            Set.of(DotName.createSimple("java.util.List"), DotName.createSimple("java.util.Map"));

    private final OpenAPI document;
    private final Map<String, ClassInfo> records;

    RequiredFields(IndexView index, OpenAPI document) {
        this.document = document;
        this.records = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith("dev.merit."))
                .sorted(Comparator.comparing(RequiredFields::isNamed).reversed().thenComparing(ClassInfo::name))
                .collect(Collectors.toMap(RequiredFields::name, type -> type, (one, other) -> one));
    }

    void complete() {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var type = records.get(name);
            if (type != null && schema.getProperties() != null && !name.endsWith(PATCH)) {
                required(type, schema);
            }
        });
    }

    private static void required(ClassInfo type, Schema schema) {
        var include = type.declaredAnnotation(INCLUDE);
        var leavesOutEmpty = include != null && include.value().asEnum().equals("NON_EMPTY");
        type.recordComponentsInDeclarationOrder().stream()
                .filter(field -> !field.type().hasAnnotation(NULLABLE))
                .filter(field ->
                        !(leavesOutEmpty && CONTAINERS.contains(field.type().name())))
                .map(RecordComponentInfo::name)
                .filter(schema.getProperties()::containsKey)
                .forEach(schema::addRequired);
    }

    /// A record with an explicit schema name wins over a record of the domain whose class has that name.
    private static boolean isNamed(ClassInfo type) {
        var named = type.declaredAnnotation(NAMED);
        return named != null && named.value("name") != null;
    }

    private static String name(ClassInfo type) {
        return isNamed(type) ? type.declaredAnnotation(NAMED).value("name").asString() : type.simpleName();
    }
}
