package dev.merit.local;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Serves the console under `/console/` from memory. A browser asks each time whether a file has changed, and gets
/// 304 if it has not. The policy allows nothing but files and answers of this server.
@Singleton
final class ConsoleFiles {

    static final String PATH = "/console/";

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// Tells the console that development tokens are to be had.
    private static final String CONFIG = "{\"development\": true}\n";

    private static final String INDEX = "index.html";
    private static final String PACKED = "console";

    private final Map<String, ConsoleFile> files;
    private final Optional<Path> sources;

    /// @param sources a folder whose files go before the packed ones, and are read at each request
    ConsoleFiles(@ConfigProperty(name = "merit.console.sources") Optional<Path> sources) {
        this.files = packed();
        this.sources = sources.map(Path::toAbsolutePath).map(Path::normalize);
    }

    void register(@Observes Router router) {
        router.route(PATH + "*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var path = context.normalizedPath();
        if (!path.startsWith(PATH)) {
            context.response().setStatusCode(308).putHeader("Location", PATH).end();
            return;
        }
        var name = path.equals(PATH) ? INDEX : path.substring(PATH.length());
        var file = edited(name).or(() -> Optional.ofNullable(files.get(name)));
        if (file.isPresent()) {
            send(file.get(), context.request(), context.response());
        } else {
            context.next();
        }
    }

    private static void send(ConsoleFile file, HttpServerRequest request, HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", file.etag());
        if (file.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var compressed = acceptsGzip(request.getHeader("Accept-Encoding"));
        var body = compressed ? file.compressed() : file.content();
        response.putHeader("Content-Type", file.type()).putHeader("Content-Length", Integer.toString(body.length()));
        if (compressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip");
    }

    private Optional<ConsoleFile> edited(String name) {
        return sources.map(folder -> folder.resolve(name).normalize())
                .filter(file -> file.startsWith(sources.get()) && Files.isRegularFile(file))
                .map(file -> ConsoleFile.of(name, read(file)));
    }

    private static Map<String, ConsoleFile> packed() {
        var files = new HashMap<String, ConsoleFile>();
        files.put("config.json", ConsoleFile.of("config.json", CONFIG.getBytes(StandardCharsets.UTF_8)));
        var index = ConsoleFiles.class.getClassLoader().getResource(PACKED + "/" + INDEX);
        if (index == null) {
            throw new IllegalStateException("The console is not on the class path");
        }
        try {
            collect(index.toURI(), files);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The console cannot be read", e);
        }
        return Map.copyOf(files);
    }

    private static void collect(URI index, Map<String, ConsoleFile> files) throws IOException {
        if (!index.getScheme().equals("jar")) {
            collect(Path.of(index).getParent(), files);
            return;
        }
        var jar = Path.of(URI.create(index.getSchemeSpecificPart().replaceFirst("!.*", "")));
        try (var content = FileSystems.newFileSystem(jar)) {
            collect(content.getPath(PACKED), files);
        }
    }

    private static void collect(@Nullable Path folder, Map<String, ConsoleFile> files) throws IOException {
        if (folder == null) {
            return;
        }
        try (var found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                var name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, ConsoleFile.of(name, read(file)));
            });
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
