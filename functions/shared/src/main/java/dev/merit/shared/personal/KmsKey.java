package dev.merit.shared.personal;

import dev.merit.shared.dynamodb.BufferedHttpClient;
import dev.merit.shared.table.Unavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// A master key in KMS, of the kind HMAC_256. KMS computes the HMAC, so the key never leaves it.
///
/// The client is made when a key is asked for: a process that reads no personal data has none.
final class KmsKey implements MasterKey {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(5);

    private final String arn;
    private final Optional<String> region;
    private final Optional<AwsCredentialsProvider> credentials;
    private final Optional<String> endpoint;
    private volatile @Nullable KmsClient client;

    /// @param arn of the key
    /// @param endpoint another one than that of the region
    KmsKey(
            String arn,
            Optional<String> region,
            Optional<AwsCredentialsProvider> credentials,
            Optional<String> endpoint) {
        this.arn = arn;
        this.region = region;
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    /// Throws [Unavailable] if KMS cannot be reached or is overloaded.
    @Override
    public byte[] derive(String label) {
        try {
            return client().generateMac(mac -> mac.keyId(arn)
                            .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                            .message(SdkBytes.fromString(label, StandardCharsets.UTF_8)))
                    .mac()
                    .asByteArray();
        } catch (KmsException e) {
            if (e.statusCode() >= 500 || e.isThrottlingException()) {
                throw new Unavailable("the key service is too busy or failing", e);
            }
            throw e;
        } catch (SdkException e) {
            throw new Unavailable("the key service cannot be reached", e);
        }
    }

    private synchronized KmsClient client() {
        var made = client;
        if (made == null) {
            var builder = KmsClient.builder()
                    .httpClient(new BufferedHttpClient(CONNECT, READ))
                    .overrideConfiguration(sdk -> sdk.apiCallTimeout(CALL));
            endpoint.map(URI::create).ifPresent(builder::endpointOverride);
            region.map(Region::of).ifPresent(builder::region);
            credentials.ifPresent(builder::credentialsProvider);
            made = builder.build();
            client = made;
        }
        return made;
    }
}
