package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import jakarta.json.spi.JsonProvider;
import org.eclipse.parsson.JsonProviderImpl;

/// Names the provider by which the log is written as JSON. There is no other, and to look for it among the services
/// takes a tenth of a native function's start.
@TargetClass(JsonProvider.class)
final class JsonProviderSubstitution {

    private JsonProviderSubstitution() {}

    @Substitute
    static JsonProvider provider() {
        return new JsonProviderImpl();
    }
}
