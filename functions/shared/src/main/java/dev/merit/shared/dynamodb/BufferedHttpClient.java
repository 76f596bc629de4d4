package dev.merit.shared.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Sends the requests of the AWS SDK by the JDK's [HttpURLConnection], which keeps idle connections and uses the
/// JDK's TLS and trust store. Bodies are in memory, as those of DynamoDB are small.
///
/// The SDK's own client over [HttpURLConnection] streams each body. Before it streams over a kept connection, the JDK
/// polls the connection for a millisecond. A buffered body is sent at once.
///
/// If a kept connection turns out to be closed, the JDK sends a buffered request once more over a new connection. The
/// SDK, too, sends a request again whose answer was lost. Both are safe: a write is conditional or sets fixed values,
/// and the SDK gives each transaction a token by which DynamoDB recognises the second one.
public final class BufferedHttpClient implements SdkHttpClient {

    private final int connectMillis;
    private final int readMillis;
    private final @Nullable SSLSocketFactory tls;
    private final Map<String, HttpProxy> proxies = new ConcurrentHashMap<>();

    /// @param connect the time limit for a connection
    /// @param read the time limit for each read of an answer
    public BufferedHttpClient(Duration connect, Duration read) {
        this(connect, read, null);
    }

    /// @param tls null for the JDK's own trust store
    BufferedHttpClient(Duration connect, Duration read, @Nullable SSLSocketFactory tls) {
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.readMillis = Math.toIntExact(read.toMillis());
        this.tls = tls;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "UrlConnection";
    }

    /// The JDK keeps the connections of the whole process and closes idle ones itself.
    @Override
    public void close() {}

    private HttpURLConnection open(SdkHttpRequest request) throws IOException {
        var proxy = proxies.computeIfAbsent(request.host(), host -> HttpProxy.to(request.protocol(), host));
        var connection = proxy.open(request.getUri().toURL());
        if (tls != null && connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(tls);
        }
        connection.setRequestMethod(request.method().name());
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        request.forEachHeader((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        return connection;
    }

    /// One request and its answer.
    private final class Exchange implements ExecutableHttpRequest {

        private final HttpExecuteRequest request;
        private volatile @Nullable HttpURLConnection connection;
        private volatile boolean aborted;

        Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            var opened = open(request.httpRequest());
            connection = opened;
            try {
                if (request.contentStreamProvider().isPresent()) {
                    send(opened, request.contentStreamProvider().get(), request.httpRequest());
                }
                failIfAborted(null);
                return answer(opened);
            } catch (IOException | RuntimeException e) {
                // A connection that another thread disconnects may fail in any way.
                failIfAborted(e);
                throw e;
            }
        }

        private void failIfAborted(@Nullable Exception cause) throws IOException {
            if (aborted) {
                throw new IOException("the request was aborted", cause);
            }
        }

        @Override
        public void abort() {
            aborted = true;
            var opened = connection;
            if (opened != null) {
                opened.disconnect();
            }
        }
    }

    private static void send(HttpURLConnection connection, ContentStreamProvider body, SdkHttpRequest request)
            throws IOException {
        int length = request.firstMatchingHeader("Content-Length")
                .map(Integer::parseInt)
                .orElse(-1);
        connection.setDoOutput(true);
        try (var in = body.newStream();
                var out = connection.getOutputStream()) {
            out.write(read(in, length));
        }
    }

    private static HttpExecuteResponse answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        var response = SdkHttpResponse.builder().statusCode(status).statusText(connection.getResponseMessage());
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line has no name.
            if (name != null) {
                response.putHeader(name, values);
            }
        });
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(body(
                        status < 400 ? connection.getInputStream() : connection.getErrorStream(),
                        connection.getContentLength()))
                .build();
    }

    /// Reads the whole body, so that the connection is kept whatever becomes of the answer.
    private static @Nullable AbortableInputStream body(@Nullable InputStream stream, int length) throws IOException {
        if (stream == null) {
            return null;
        }
        try (stream) {
            return AbortableInputStream.create(new ByteArrayInputStream(read(stream, length)));
        }
    }

    /// Reads a body into an array of its length; the stream's own methods allocate 16 KB and copy.
    ///
    /// @param length negative if it is unknown
    private static byte[] read(InputStream stream, int length) throws IOException {
        return length < 0 ? stream.readAllBytes() : stream.readNBytes(length);
    }
}
