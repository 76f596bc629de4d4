package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.artefacts.running.Zip;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is deployed is small: a zip is fetched and unpacked at each cold start.
class ZipsIT {

    static final List<String> FUNCTIONS = Functions.ALL;

    private static final int MEGABYTE = 1_000_000;

    /// Executables that were built quickly, for a test, may be larger.
    private static final int NATIVE_LIMIT = Integer.getInteger("merit.native.megabytes", 20);

    /// Else a suite on classes would pass for one on native executables.
    @Test
    void areNativeWhereTheyShouldBe() {
        var names = System.getProperty("merit.native.functions", "");
        assertThat(names.isEmpty() ? Stream.<String>empty() : Stream.of(names.split(",", -1)))
                .allMatch(function -> Zip.of(function).isNative());
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void areSmall(String function) {
        var zip = Zip.of(function);
        int limit = zip.isNative() ? NATIVE_LIMIT : 60;
        System.out.printf(Locale.ROOT, "%-12s function.zip %5.1f MB (limit %d)%n", function, zip.bytes() / 1e6, limit);
        assertThat(zip.bytes()).isLessThan((long) limit * MEGABYTE);
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void holdNothingOfDevelopment(String function) {
        assertThat(Zip.of(function).entries())
                .noneMatch(name -> name.matches(".*(swagger|openapi-ui|junit|assertj|DynamoDBLocal|dev/merit/local).*"))
                .noneMatch(name -> name.matches("lib/.*(netty-nio-client|apache-client|aws-crt|jansi).*"));
    }
}
