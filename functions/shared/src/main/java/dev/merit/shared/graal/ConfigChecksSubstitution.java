package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.ConfigRecorder;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Map;

/// Leaves out checks of the configuration that only lead to warnings: whether settings that are fixed at build time
/// have other values now, and whether settings are deprecated. They read every setting at each start.
@TargetClass(ConfigRecorder.class)
final class ConfigChecksSubstitution {

    private ConfigChecksSubstitution() {}

    @Substitute
    void handleConfigChange(List<ConfigValue> unused) {}

    @Substitute
    void deprecatedProperties(Map<String, String> unused) {}
}
