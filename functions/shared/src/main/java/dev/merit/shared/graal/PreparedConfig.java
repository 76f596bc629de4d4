package dev.merit.shared.graal;

import io.quarkus.runtime.configuration.AbstractConfigBuilder;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Set;
import java.util.regex.Pattern;

/// The configuration of a function, read while its executable is built and stored in the executable.
///
/// To build the configuration at each start takes more time than everything else that a function does before its first
/// request. Here only `merit.*` is read at the start, each key from the environment when it is asked for. The settings
/// of Quarkus and its libraries keep the values that they had at build time. If a deployment sets one of them in the
/// environment or as a system property, the whole configuration is built at the start, as on the JVM.
///
/// Unlike the JVM, a native executable does not warn of unknown keys.
final class PreparedConfig {

    /// The names of such settings: `quarkus.log.level`, `QUARKUS_LOG_LEVEL`, with a profile `_PROD_QUARKUS_LOG_LEVEL`.
    private static final Pattern SETTING =
            Pattern.compile("(%.*\\.|_.*_)?(quarkus\\.|QUARKUS_|smallrye\\.|SMALLRYE_).*");

    private PreparedConfig() {}

    static SmallRyeConfig get() {
        return isChanged(System.getenv().keySet())
                        || isChanged(System.getProperties().stringPropertyNames())
                ? builder().build()
                : Prepared.CONFIG;
    }

    /// Whether one of these names is of a setting whose value is stored in the executable.
    static boolean isChanged(Set<String> names) {
        return names.stream().anyMatch(name -> SETTING.matcher(name).matches());
    }

    private static SmallRyeConfigBuilder builder() {
        var builder = new SmallRyeConfigBuilder();
        AbstractConfigBuilder.withCustomizer(builder, "io.quarkus.runtime.generated.RunTimeConfig");
        return builder;
    }

    /// Initialized with the executable, as Quarkus initializes classes at build time. It has nothing of the environment
    /// and the system properties of the machine that builds the executable.
    private static final class Prepared {
        static final SmallRyeConfig CONFIG = builder()
                .setAddDefaultSources(false)
                .withSources(new CurrentEnvironment())
                .build();
    }
}
