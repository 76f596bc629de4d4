package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.annotation.Annotation;
import java.util.function.BooleanSupplier;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/// Tells the readers of bodies that the body's parameter has no annotation, as is the case in all endpoints, instead of
/// looking at the method of each endpoint by reflection.
@TargetClass(
        className = "org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler",
        onlyWith = BodyAnnotationsSubstitution.WithHttp.class)
final class BodyAnnotationsSubstitution {

    private BodyAnnotationsSubstitution() {}

    @Substitute
    Annotation[] getAnnotations(ResteasyReactiveRequestContext unused) {
        return new Annotation[0];
    }

    /// False in the aggregation, which has no HTTP.
    static final class WithHttp implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            var handler = "org/jboss/resteasy/reactive/server/handlers/RequestDeserializeHandler.class";
            return Thread.currentThread().getContextClassLoader().getResource(handler) != null;
        }
    }
}
