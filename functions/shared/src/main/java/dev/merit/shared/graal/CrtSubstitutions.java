package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4aHttpSigner;

/// Cuts the native library of AWS (CRT) out of the SDK. DynamoDB needs none of its checksums and signatures, and an
/// executable cannot refer to classes that are not there.
@SuppressWarnings("DoNotCallSuggester")
final class CrtSubstitutions {

    private static final String WITHOUT_CRT = "This executable has no AWS CRT";

    private CrtSubstitutions() {}

    @TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
    static final class Checksums {

        private Checksums() {}

        @Substitute
        static SdkChecksum createCrtCrc32C() {
            throw new UnsupportedOperationException(WITHOUT_CRT);
        }

        @Substitute
        static SdkChecksum crc64NvmeCrtImplementation() {
            throw new UnsupportedOperationException(WITHOUT_CRT);
        }

        @Substitute
        static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
            throw new UnsupportedOperationException(WITHOUT_CRT + " for " + algorithm.algorithmId());
        }
    }

    @TargetClass(AwsV4aHttpSigner.class)
    interface Signer {

        @Substitute
        static AwsV4aHttpSigner create() {
            throw new UnsupportedOperationException(WITHOUT_CRT);
        }
    }
}
