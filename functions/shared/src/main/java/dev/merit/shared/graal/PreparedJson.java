package dev.merit.shared.graal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ImageMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/// Makes Jackson's readers and writers of all bodies while an executable is built. They are stored in the executable
/// with the [ObjectMapper], so that the first request does not have to make them by reflection.
@Singleton
final class PreparedJson {

    /// Runs before the executable's image is taken; on the JVM it does nothing.
    void prepare(
            @Observes @Initialized(ApplicationScoped.class) Object started, BeanManager beans, ObjectMapper mapper) {
        if (ImageMode.current() == ImageMode.NATIVE_BUILD) {
            beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .map(Bean::getBeanClass)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .filter(PreparedJson::isEndpoint)
                    .forEach(endpoint -> {
                        requests(endpoint).forEach(type -> prepareReader(mapper, type));
                        answers(endpoint).forEach(type -> prepareWriter(mapper, type));
                    });
        }
    }

    private static boolean isEndpoint(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /// The type of the body, and the types that a body in parts is bound to as the documentation of the API states.
    private static Stream<Type> requests(Method endpoint) {
        var parameters = Arrays.stream(endpoint.getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .map(Parameter::getParameterizedType);
        var documented = Stream.ofNullable(endpoint.getAnnotation(RequestBody.class))
                .flatMap(body -> Arrays.stream(body.content()))
                .map(Content::schema)
                .map(schema -> (Type) schema.implementation())
                .filter(type -> type != Void.class);
        return Stream.concat(parameters, documented);
    }

    /// The type that is returned, or those that the documentation of the API states where it is a response.
    private static Stream<Class<?>> answers(Method endpoint) {
        var answers = new ArrayList<Class<?>>(List.of(endpoint.getReturnType()));
        for (var response : endpoint.getAnnotationsByType(APIResponse.class)) {
            for (var content : response.content()) {
                answers.add(content.schema().implementation());
            }
        }
        for (var response : endpoint.getAnnotationsByType(APIResponseSchema.class)) {
            answers.add(response.value());
        }
        return answers.stream().filter(type -> type != void.class && type != Void.class && type != Response.class);
    }

    private static void prepareReader(ObjectMapper mapper, Type type) {
        mapper.readerFor(mapper.constructType(type));
    }

    private static void prepareWriter(ObjectMapper mapper, Class<?> type) {
        try {
            mapper.getSerializerProviderInstance().findTypedValueSerializer(type, true, null);
        } catch (JsonMappingException e) {
            throw new IllegalStateException("Jackson has no writer of " + type, e);
        }
    }
}
