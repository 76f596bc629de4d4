package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ClasspathInterceptorChainFactory;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Spares the SDK's client the search for interceptors that libraries add. No library of a function has one.
@TargetClass(ClasspathInterceptorChainFactory.class)
final class InterceptorsSubstitution {

    private InterceptorsSubstitution() {}

    @Substitute
    Collection<ExecutionInterceptor> createExecutionInterceptorsFromClasspath(String unused) {
        return List.of();
    }
}
