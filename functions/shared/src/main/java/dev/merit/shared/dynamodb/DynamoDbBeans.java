package dev.merit.shared.dynamodb;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The process's client of DynamoDB. It is made of the plain SDK: an extension of Quarkus for it would read some
/// hundred settings at each start.
///
/// A request gives up before its caller does: by default it connects within 1 s, hears from the table within 3 s and
/// answers within 8 s, all attempts together.
final class DynamoDbBeans {

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    /// What is not set is found by the SDK.
    ///
    /// @param endpoint another one than that of the region
    /// @param interceptors none, but in tests
    @Produces
    @Singleton
    DynamoDbClient client(
            @ConfigProperty(name = "merit.dynamodb.endpoint") Optional<String> endpoint,
            AwsSettings aws,
            @ConfigProperty(name = "merit.dynamodb.connect-timeout", defaultValue = "1S") Duration connectTimeout,
            @ConfigProperty(name = "merit.dynamodb.read-timeout", defaultValue = "3S") Duration readTimeout,
            @ConfigProperty(name = "merit.dynamodb.call-timeout", defaultValue = "8S") Duration callTimeout,
            @Any Instance<ExecutionInterceptor> interceptors) {
        var region = aws.region();
        var credentials = aws.credentials();
        var client = DynamoDbClient.builder()
                .httpClient(new BufferedHttpClient(connectTimeout, readTimeout))
                .overrideConfiguration(sdk -> {
                    sdk.apiCallTimeout(callTimeout)
                            .executionInterceptors(interceptors.stream().toList());
                    if (region.isPresent() && credentials.isPresent()) {
                        // There is nothing to look for in the files of profiles.
                        sdk.defaultProfileFile(NO_PROFILES).defaultProfileName("default");
                    }
                });
        endpoint.map(URI::create).ifPresent(client::endpointOverride);
        region.map(Region::of).ifPresent(client::region);
        credentials.ifPresent(client::credentialsProvider);
        return client.build();
    }

    void close(@Disposes DynamoDbClient client) {
        client.close();
    }
}
