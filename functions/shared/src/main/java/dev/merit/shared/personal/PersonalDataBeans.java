package dev.merit.shared.personal;

import dev.merit.shared.dynamodb.AwsSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The keys of a deployment. They are beans of functions that use personal data only.
final class PersonalDataBeans {

    /// @param kms the ARN of the master key in KMS
    /// @param file the file of the master key where there is no KMS
    @Produces
    @Singleton
    MasterKey masterKey(
            @ConfigProperty(name = "merit.personal-data.kms-key") Optional<String> kms,
            @ConfigProperty(name = "merit.personal-data.kms-endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "merit.personal-data.key-file") Optional<String> file,
            AwsSettings aws) {
        if (kms.isPresent()) {
            return new KmsKey(kms.get(), aws.region(), aws.credentials(), endpoint);
        }
        return file.map(Path::of)
                .map(KeyFile::read)
                .orElseThrow(() -> new IllegalStateException(
                        "merit.personal-data.kms-key or merit.personal-data.key-file must be set"));
    }

    /// @param current the number of the key-encryption key that wraps data keys from now on; 1 at first
    @Produces
    @Singleton
    DataKeys dataKeys(
            MasterKey master,
            InstantSource clock,
            @ConfigProperty(name = "merit.personal-data.key-encryption-key", defaultValue = "1") int current) {
        return new DataKeys(master, current, clock);
    }
}
