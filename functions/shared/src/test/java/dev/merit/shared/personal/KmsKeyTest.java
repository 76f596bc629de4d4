package dev.merit.shared.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.merit.shared.table.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.kms.model.KmsException;

/// What is asked of KMS, and what its failures mean.
class KmsKeyTest {

    private static final String ARN = "arn:aws:kms:eu-central-1:1:key/k";

    private final List<String> requests = new ArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + body);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private MasterKey key() {
        return new KmsKey(
                ARN,
                Optional.of("eu-central-1"),
                Optional.of(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))),
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Test
    void hasKmsComputeTheMac() {
        var mac = Base64.getEncoder().encodeToString(new byte[32]);
        answer = "{\"KeyId\": \"" + ARN + "\", \"Mac\": \"" + mac + "\", \"MacAlgorithm\": \"HMAC_SHA_256\"}";
        assertThat(key().derive("label")).isEqualTo(new byte[32]);
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("TrentService.GenerateMac ")
                        .contains("\"KeyId\":\"" + ARN + "\"")
                        .contains("\"MacAlgorithm\":\"HMAC_SHA_256\"")
                        .contains("\"Message\":\"bGFiZWw=\""));
    }

    @Test
    void tellsAnOutageFromARefusal() {
        status = 400;
        answer = "{\"__type\": \"AccessDeniedException\", \"message\": \"no\"}";
        assertThatThrownBy(() -> key().derive("label")).isInstanceOf(KmsException.class);
        status = 500;
        answer = "{\"__type\": \"KMSInternalException\"}";
        assertThatThrownBy(() -> key().derive("label")).isInstanceOf(Unavailable.class);
        server.stop(0);
        assertThatThrownBy(() -> key().derive("label")).isInstanceOf(Unavailable.class);
    }
}
