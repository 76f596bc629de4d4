package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;

/// Tells the readers of bodies that the body's parameter has no annotation, as is the case in all endpoints, instead of
/// looking at the method of each endpoint by reflection.
@TargetClass(RequestDeserializeHandler.class)
final class BodyAnnotationsSubstitution {

    private BodyAnnotationsSubstitution() {}

    @Substitute
    Annotation[] getAnnotations(ResteasyReactiveRequestContext unused) {
        return new Annotation[0];
    }
}
