package dev.merit.shared.graal;

import io.smallrye.config.common.utils.StringUtil;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// The environment of the process, read when a value is asked for: `merit.hmac-key` is the variable `MERIT_HMAC_KEY`.
/// So a configuration that was built with the executable has the values of the deployment.
final class CurrentEnvironment implements ConfigSource {

    @Override
    public String getName() {
        return "the environment";
    }

    /// What environment variables have in MicroProfile Config.
    @Override
    public int getOrdinal() {
        return 300;
    }

    /// None, because nothing that lists the keys uses those of the environment.
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public @Nullable String getValue(String key) {
        return System.getenv(StringUtil.replaceNonAlphanumericByUnderscores(key).toUpperCase(Locale.ROOT));
    }
}
