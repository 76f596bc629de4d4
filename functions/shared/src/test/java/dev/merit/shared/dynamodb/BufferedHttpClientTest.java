package dev.merit.shared.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class BufferedHttpClientTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final BufferedHttpClient client = new BufferedHttpClient(LONG, LONG);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /// A request as the server saw it, and the port of the client's end of its connection.
    private record Received(String method, String uri, Map<String, List<String>> headers, String body, int port) {}

    /// An answer as a caller of the client sees it.
    record Answer(int status, Map<String, List<String>> headers, String body) {

        static Answer to(BufferedHttpClient client, HttpExecuteRequest request) throws IOException {
            var answer = client.prepareRequest(request).call();
            var body = answer.responseBody();
            return new Answer(
                    answer.httpResponse().statusCode(),
                    answer.httpResponse().headers(),
                    body.isEmpty() ? "" : new String(body.get().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// The last part of the path is the status, and the body is that of the request in capitals.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body,
                    exchange.getRemoteAddress().getPort()));
            var path = exchange.getRequestURI().getPath();
            var answer = body.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Two", "1");
            exchange.getResponseHeaders().add("X-Two", "2");
            exchange.sendResponseHeaders(
                    Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)),
                    answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    static HttpExecuteRequest request(SdkHttpMethod method, URI uri, @Nullable String body) {
        var request = SdkHttpFullRequest.builder().method(method).uri(uri);
        if (body != null) {
            request.contentStreamProvider(() -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .putHeader("Content-Length", Integer.toString(body.length()))
                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                    .putHeader("Host", "signed.example");
        }
        var built = request.build();
        return HttpExecuteRequest.builder()
                .request(built)
                .contentStreamProvider(built.contentStreamProvider().orElse(null))
                .build();
    }

    @Test
    void sendsTheBodyOnceAndReadsTheAnswer() throws IOException {
        var answer = Answer.to(client, request(SdkHttpMethod.POST, at("/a/200?b=c%20d"), "body"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("BODY");
        assertThat(answer.headers().get("X-two")).containsExactlyInAnyOrder("1", "2");
        var sent = received.getFirst();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.uri()).isEqualTo("/a/200?b=c%20d");
        assertThat(sent.body()).isEqualTo("body");
        assertThat(sent.headers()).containsEntry("Content-type", List.of("application/x-amz-json-1.0"));
        assertThat(sent.headers()).containsEntry("Content-length", List.of("4"));
        assertThat(sent.headers()).containsEntry("Host", List.of(at("").getAuthority()));
        assertThat(sent.headers()).doesNotContainKeys("Expect", "Transfer-encoding");
    }

    @Test
    void sendsRequestsWithoutABody() throws IOException {
        assertThat(Answer.to(client, request(SdkHttpMethod.GET, at("/200"), null))
                        .status())
                .isEqualTo(200);
        assertThat(Answer.to(client, request(SdkHttpMethod.HEAD, at("/200"), null))
                        .status())
                .isEqualTo(200);
        assertThat(Answer.to(client, request(SdkHttpMethod.POST, at("/200"), ""))
                        .body())
                .isEmpty();
        assertThat(received).extracting(Received::method).containsExactly("GET", "HEAD", "POST");
    }

    @Test
    void returnsTheBodiesOfErrorsAndOfRedirections() throws IOException {
        for (int status : new int[] {307, 400, 401, 404, 413, 500, 503}) {
            var answer = Answer.to(client, request(SdkHttpMethod.POST, at("/" + status), "why"));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("WHY");
        }
        assertThat(received).hasSize(7);
    }

    @Test
    void keepsItsConnectionAlsoAfterErrors() throws IOException {
        for (int i = 0; i < 50; i++) {
            Answer.to(client, request(SdkHttpMethod.POST, at(i % 5 == 0 ? "/400" : "/200"), "body"));
        }
        var ports = new HashSet<Integer>();
        received.forEach(request -> ports.add(request.port()));
        assertThat(ports).hasSize(1);
    }

    /// The server closes each connection after its answer without saying so.
    @Test
    void takesAnotherConnectionForOneThatWasClosed() throws Exception {
        try (var closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var bodies = new CopyOnWriteArrayList<String>();
            var closed = new ArrayList<CountDownLatch>();
            for (int i = 0; i < 5; i++) {
                closed.add(new CountDownLatch(1));
            }
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> closed.forEach(latch -> {
                        try (var socket = closing.accept()) {
                            bodies.add(answerOnce(socket));
                        } catch (IOException e) {
                            bodies.add(e.toString());
                        }
                        latch.countDown();
                    }));
            var uri = URI.create("http://127.0.0.1:" + closing.getLocalPort() + "/");
            for (int i = 0; i < 5; i++) {
                assertThat(Answer.to(client, request(SdkHttpMethod.POST, uri, "body" + i))
                                .body())
                        .isEqualTo("ok");
                closed.get(i).await();
            }
            assertThat(bodies).containsExactly("body0", "body1", "body2", "body3", "body4");
        }
    }

    private static String answerOnce(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        var body = new String(in.readNBytes(5), StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.UTF_8));
        return body;
    }

    @Test
    void givesUpWhenNoAnswerComes() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            var hasty = new BufferedHttpClient(LONG, Duration.ofMillis(50));
            assertThatThrownBy(() -> Answer.to(hasty, request(SdkHttpMethod.POST, uri, "body")))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("Read timed out");
        }
    }

    @Test
    void givesUpWhenNoConnectionIsMade() throws IOException {
        var full = new ArrayList<Socket>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            // Nobody accepts, so the system soon answers no more attempts.
            for (boolean answered = true; answered && full.size() < 100; ) {
                var socket = new Socket();
                full.add(socket);
                try {
                    socket.connect(address, 200);
                } catch (SocketTimeoutException _) {
                    answered = false;
                }
            }
            var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            var hasty = new BufferedHttpClient(Duration.ofMillis(50), LONG);
            assertThatThrownBy(() -> Answer.to(hasty, request(SdkHttpMethod.POST, uri, "body")))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("Connect timed out");
        } finally {
            for (var socket : full) {
                socket.close();
            }
        }
    }

    @Test
    void failsAtOnceWhereNobodyListens() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var uri = URI.create("http://127.0.0.1:" + port + "/");
        assertThatThrownBy(() -> Answer.to(client, request(SdkHttpMethod.POST, uri, "body")))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void endsAnAbortedRequestAndSendsItNoMore() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            var prepared = client.prepareRequest(request(SdkHttpMethod.POST, uri, "body"));
            var failure = new CompletableFuture<Throwable>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    failure.complete(new AssertionError("answered " + prepared.call()));
                } catch (IOException e) {
                    failure.complete(e);
                }
            });
            try (var socket = silent.accept()) {
                socket.getInputStream().read();
                prepared.abort();
                assertThat(failure.get()).isInstanceOf(IOException.class).hasMessage("the request was aborted");
                silent.setSoTimeout(200);
                assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void doesNotSendWhatWasAbortedBefore() {
        var prepared = client.prepareRequest(request(SdkHttpMethod.POST, at("/200"), "body"));
        prepared.abort();
        assertThatThrownBy(prepared::call).isInstanceOf(IOException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void sendsByTheProxyOfTheSystemProperties() throws IOException {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty(
                "http.proxyPort", Integer.toString(server.getAddress().getPort()));
        System.setProperty("http.proxyUser", "user");
        System.setProperty("http.proxyPassword", "password");
        System.setProperty("http.nonProxyHosts", "*.nearby.example|127.*");
        try {
            var uri = URI.create("http://dynamodb.example/200");
            assertThat(Answer.to(client, request(SdkHttpMethod.POST, uri, "body"))
                            .body())
                    .isEqualTo("BODY");
            assertThat(received.getFirst().uri()).isEqualTo("http://dynamodb.example/200");
            assertThat(received.getFirst().headers())
                    .containsEntry("Proxy-authorization", List.of("Basic dXNlcjpwYXNzd29yZA=="));
            assertThat(HttpProxy.to("https", "dynamodb.example").config()).isNotNull();
            assertThat(HttpProxy.to("https", "db.Nearby.example").config()).isNull();
            assertThat(HttpProxy.to("http", "127.0.0.1").config()).isNull();
        } finally {
            for (var name : List.of("proxyHost", "proxyPort", "proxyUser", "proxyPassword", "nonProxyHosts")) {
                System.clearProperty("http." + name);
            }
        }
    }
}
