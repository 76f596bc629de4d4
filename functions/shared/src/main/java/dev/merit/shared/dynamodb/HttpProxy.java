package dev.merit.shared.dynamodb;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/// The proxy through which requests are sent, if the system properties (`https.proxyHost`) or the environment
/// (`HTTPS_PROXY`, `NO_PROXY`) name one. Settings for http serve https too, unless https has its own.
///
/// @param config null if neither names a proxy; then the JDK's own settings hold
record HttpProxy(@Nullable ProxyConfigProvider config) {

    /// The proxy to a host.
    ///
    /// @param protocol `http` or `https`
    static HttpProxy to(String protocol, String host) {
        return new HttpProxy(Stream.of(protocol, "http")
                .distinct()
                .map(scheme -> ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, scheme))
                .filter(config -> config != null && config.host() != null)
                .findFirst()
                .filter(config -> !isExempt(host.toLowerCase(Locale.ROOT), config))
                .orElse(null));
    }

    /// @param host in lower case
    private static boolean isExempt(String host, ProxyConfigProvider config) {
        return config.nonProxyHosts().stream().anyMatch(host::matches);
    }

    HttpURLConnection open(URL url) throws IOException {
        if (config == null) {
            return (HttpURLConnection) url.openConnection();
        }
        var address = InetSocketAddress.createUnresolved(config.host(), config.port());
        var connection = (HttpURLConnection) url.openConnection(new Proxy(Proxy.Type.HTTP, address));
        var user = config.userName();
        var password = config.password();
        if (user.isPresent() && password.isPresent()) {
            var credentials = (user.get() + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return connection;
    }
}
