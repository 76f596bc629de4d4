package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.QuarkusConfigFactory;
import io.quarkus.value.registry.ValueRegistry;

/// Takes the place of what Quarkus generates to build the configuration at the start of a native executable.
@TargetClass(className = "io.quarkus.runtime.generated.Config")
final class ConfigSubstitution {

    private ConfigSubstitution() {}

    @Substitute
    static void runtimeConfig(ValueRegistry unused) {
        QuarkusConfigFactory.setConfig(PreparedConfig.get());
    }
}
