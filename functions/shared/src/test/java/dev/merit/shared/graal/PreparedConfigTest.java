package dev.merit.shared.graal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_LOG_LEVEL",
                "_PROD_QUARKUS_LOG_LEVEL",
                "quarkus.log.level",
                "%prod.quarkus.log.level",
                "QUARKUS_PROFILE",
                "SMALLRYE_CONFIG_LOCATIONS",
                "smallrye.config.locations"
            })
    void isBuiltAnewIfASettingOfTheFrameworkIsSet(String name) {
        assertThat(PreparedConfig.isChanged(Set.of("PATH", name))).isTrue();
    }

    @Test
    void isUsedInTheEnvironmentOfLambda() {
        assertThat(PreparedConfig.isChanged(Set.of(
                        "_HANDLER",
                        "_X_AMZN_TRACE_ID",
                        "AWS_REGION",
                        "AWS_LAMBDA_RUNTIME_API",
                        "MERIT_TABLE",
                        "MERIT_HMAC_KEY",
                        "java.home",
                        "io.quarkus.security.http.test-if-basic-auth-implicitly-required")))
                .isFalse();
    }

    @Test
    void readsTheEnvironmentWhenAValueIsAskedFor() {
        var environment = new CurrentEnvironment();
        assertThat(environment.getValue("path")).isEqualTo(System.getenv("PATH"));
        assertThat(environment.getValue("merit.no-such.key")).isNull();
    }
}
