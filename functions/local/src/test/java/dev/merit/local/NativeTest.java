package dev.merit.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.merit.shared.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final Map<String, String> REFLECTION_IN_THE_SDK = Map.ofEntries(
            entry("auth.credentials.internal.ProfileCredentialsUtils", "functions have no profiles"),
            entry("auth.credentials.internal.WebIdentityCredentialsUtils", "Lambda sets credentials"),
            entry("auth.token.internal.ProfileTokenProviderLoader", "functions have no profiles"),
            entry("auth.signer.SignerLoader", "the signers with AWS CRT"),
            entry("checksums.internal.ChecksumProvider", "checksums with AWS CRT"),
            entry("checksums.internal.ConstructorCache", "checksums with AWS CRT"),
            entry("checksums.internal.CrcCloneOnMarkChecksum", "checksums of streams"),
            entry("core.interceptor.ClasspathInterceptorChainFactory", "an executable does not look for interceptors"),
            entry("core.internal.http.loader.SdkServiceLoader", "the HTTP client is given"),
            entry("core.internal.http.loader.SystemPropertyHttpServiceProvider", "the HTTP client is given"),
            entry("core.internal.useragent.UserAgentLangValues", "asks for Kotlin and does without it"),
            entry("core.internal.util.ClassLoaderHelper", "the others of this list"),
            entry("core.internal.warmup.WarmUpServiceLoader", "nothing calls for it"),
            entry("thirdparty.jackson.core.util.VersionUtil", "the version of Jackson"),
            entry("utils.ClassLoaderHelper", "the others of this list"),
            entry("utils.ReflectionMethodInvoker", "nothing uses it"));

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
        var registered = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RegisterForReflection.class) && type.isRecord())
                .map(JavaClass::reflect)
                .toList();
        assertThat(crossing(registered)).hasSizeGreaterThan(60).allMatch(NativeTest::isRegistered);
    }

    /// A resource that returns a Response tells Quarkus nothing of its body; the document that it annotates does.
    @Test
    void whatADocumentShowsIsRegistered() {
        var signatures = resourceMethods()
                .flatMap(method -> Stream.concat(
                        Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes())))
                .flatMap(NativeTest::classes)
                .collect(Collectors.toSet());
        var shown = resourceMethods()
                .flatMap(method -> Arrays.stream(method.getAnnotations()))
                .flatMap(NativeTest::implementations)
                .filter(type -> !signatures.contains(type))
                .toList();
        assertThat(crossing(shown)).hasSizeGreaterThan(30).allMatch(NativeTest::isRegistered);
    }

    /// The schedule's handler returns an Object, which Quarkus writes by Jackson.
    @Test
    void whatTheEventHandlerReturnsIsRegistered() {
        var returned = CLASSES.get("dev.merit.aggregation.AggregationHandler").getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget().resolveMember())
                .flatMap(Optional::stream)
                .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream())
                .filter(JavaClass::isRecord)
                // Not by the method: the handler's own class cannot be loaded here, without the Lambda extension.
                .map(JavaClass::reflect)
                .toList();
        assertThat(crossing(returned)).hasSizeGreaterThan(4).allMatch(NativeTest::isRegistered);
    }

    /// Jackson makes records by their constructors and writes them by their accessors and fields, so none is left out.
    @Test
    void whatIsRegisteredIsRegisteredWhole() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
                        .map(type -> type.getAnnotationOfType(RegisterForReflection.class)))
                .allMatch(registered -> registered.methods() && registered.fields() && !registered.ignoreNested());
    }

    /// Else there would be types that no test here knows.
    @Test
    void onlyJsonBindsTypesInCode() {
        noClasses()
                .that()
                // The second only prepares readers while an executable is built.
                .resideOutsideOfPackages("dev.merit.shared.json..", "dev.merit.shared.graal..")
                .should()
                .callMethodWhere(describe(
                        "an ObjectMapper binds a type",
                        call -> call.getTargetOwner().isAssignableTo(ObjectMapper.class)
                                && call.getName()
                                        .matches("(read|write|convert|treeTo|valueTo).*(Value|For|AsString|AsBytes)")))
                .because("the tests of this class look at what is bound there")
                .check(CLASSES);
    }

    /// An executable does not look for annotations of a body's parameter. Those of the documentation mean nothing to
    /// it.
    @Test
    void theParameterOfABodyHasNoAnnotation() {
        var bodies = resourceMethods()
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .map(parameter -> Arrays.stream(parameter.getAnnotations())
                        .map(annotation -> annotation.annotationType().getName())
                        .filter(annotation -> !annotation.startsWith("org.eclipse.microprofile.openapi."))
                        .toList())
                .filter(annotations -> annotations.stream()
                        .noneMatch(annotation -> annotation.matches("(jakarta\\.ws\\.rs|org\\.jboss\\.resteasy)\\..*")))
                .toList();
        assertThat(bodies).hasSizeGreaterThan(20).allMatch(List::isEmpty);
    }

    /// The SDK makes and reads its requests without reflection. It has some elsewhere: each such class is listed with
    /// the reason why no function comes to it, so that a new one in a later version is looked at.
    @Test
    void theSdkReflectsOnlyWhereNoFunctionComes() {
        var reflecting = new ClassFileImporter()
                .importPackages("software.amazon.awssdk").stream()
                        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(NativeTest::isReflection))
                        .map(type -> type.getName().replace("software.amazon.awssdk.", ""))
                        .toList();
        assertThat(reflecting).containsExactlyInAnyOrderElementsOf(REFLECTION_IN_THE_SDK.keySet());
    }

    private static boolean isReflection(JavaAccess<?> access) {
        return access.getTargetOwner()
                        .getName()
                        .matches("java\\.lang\\.(reflect\\..*|Class|ClassLoader)|java\\.util\\.ServiceLoader")
                && access.getName()
                        .matches("forName|loadClass|load|newProxyInstance|invoke|newInstance"
                                + "|get(Declared)?(Method|Field|Constructor)s?");
    }

    private static Stream<Method> resourceMethods() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    /// The types that an annotation names as `implementation`, at any depth.
    private static Stream<Class<?>> implementations(Annotation annotation) {
        return Arrays.stream(annotation.annotationType().getDeclaredMethods()).flatMap(attribute -> {
            var value = value(annotation, attribute);
            return switch (value) {
                case Annotation inner -> implementations(inner);
                case Annotation[] inner -> Arrays.stream(inner).flatMap(NativeTest::implementations);
                case Class<?> type when attribute.getName().equals("implementation") -> classes(type);
                default -> Stream.empty();
            };
        });
    }

    private static Object value(Annotation annotation, Method attribute) {
        try {
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(attribute.toString(), e);
        }
    }

    /// These types of ours, and those that come with them: what records hold, and the variants of an interface.
    private static Set<Class<?>> crossing(Collection<? extends Class<?>> types) {
        var crossing = new LinkedHashSet<Class<?>>();
        types.forEach(type -> addCrossing(type, crossing));
        return crossing;
    }

    private static void addCrossing(Class<?> type, Set<Class<?>> crossing) {
        if (!type.getName().startsWith("dev.merit.") || !crossing.add(type)) {
            return;
        }
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                    .map(RecordComponent::getGenericType)
                    .flatMap(NativeTest::classes)
                    .forEach(held -> addCrossing(held, crossing));
        }
        if (type.isInterface()) {
            CLASSES.get(type).getAllSubclasses().forEach(variant -> addCrossing(variant.reflect(), crossing));
        }
    }

    private static boolean binds(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Json.class));
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> list when list.isArray() -> classes(list.getComponentType());
            case Class<?> one -> Stream.of(one);
            case WildcardType any -> Arrays.stream(any.getUpperBounds()).flatMap(NativeTest::classes);
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
