package dev.merit.shared.dynamodb;

import static dev.merit.shared.dynamodb.BufferedHttpClientTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.merit.shared.dynamodb.BufferedHttpClientTest.Answer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpMethod;

/// A server whose certificate, for `localhost` alone, no usual trust store has.
class TlsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final char[] PASSWORD = "for this test".toCharArray();
    private static final Set<Integer> PORTS = new HashSet<>();

    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12").toFile();
        makeKeys(file);
        var store = KeyStore.getInstance(file, PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                PORTS.add(exchange.getRemoteAddress().getPort());
                var body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    private static void makeKeys(File file) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                tool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static URI at(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @Test
    void trustsWhatItsTrustStoreHasAndKeepsTheConnection() throws IOException {
        PORTS.clear();
        var client = new BufferedHttpClient(LONG, LONG, context.getSocketFactory());
        for (int i = 0; i < 10; i++) {
            var answer = Answer.to(client, request(SdkHttpMethod.POST, at("localhost"), "body"));
            assertThat(answer.body()).isEqualTo("body");
        }
        assertThat(PORTS).hasSize(1);
    }

    @Test
    void trustsNoOtherHostOfTheCertificate() {
        var client = new BufferedHttpClient(LONG, LONG, context.getSocketFactory());
        assertThatThrownBy(() -> Answer.to(client, request(SdkHttpMethod.POST, at("127.0.0.1"), "body")))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void trustsByDefaultWhatTheJdkTrusts() {
        assertThatThrownBy(() -> Answer.to(
                        new BufferedHttpClient(LONG, LONG), request(SdkHttpMethod.POST, at("localhost"), "body")))
                .isInstanceOf(SSLException.class);
    }
}
