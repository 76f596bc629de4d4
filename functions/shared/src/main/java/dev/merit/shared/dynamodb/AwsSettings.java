package dev.merit.shared.dynamodb;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What the clients of AWS have in common. What is not set is found by the SDK.
@Singleton
public final class AwsSettings {

    private final Optional<String> region;
    private final Optional<String> keyId;
    private final Optional<String> secretKey;

    AwsSettings(
            @ConfigProperty(name = "merit.dynamodb.region") Optional<String> region,
            @ConfigProperty(name = "merit.dynamodb.access-key-id") Optional<String> keyId,
            @ConfigProperty(name = "merit.dynamodb.secret-access-key") Optional<String> secretKey) {
        this.region = region;
        this.keyId = keyId;
        this.secretKey = secretKey;
    }

    public Optional<String> region() {
        return region.or(() -> Optional.ofNullable(System.getenv("AWS_REGION")));
    }

    /// The configured credentials, else those of the environment. Lambda sets it, except under SnapStart.
    public Optional<AwsCredentialsProvider> credentials() {
        if (keyId.isPresent() && secretKey.isPresent()) {
            return Optional.of(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId.get(), secretKey.get())));
        }
        return Optional.ofNullable(System.getenv("AWS_ACCESS_KEY_ID"))
                .map(_ -> EnvironmentVariableCredentialsProvider.create());
    }
}
