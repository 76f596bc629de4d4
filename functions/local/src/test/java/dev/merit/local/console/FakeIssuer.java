package dev.merit.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/// An OpenID Connect issuer, of which the browser believes that it is there. It signs everybody in at once.
final class FakeIssuer {

    private static final String CODE = "code-1";

    private final String root;
    private final String token;
    private Map<String, String> asked = Map.of();

    /// @param token what it gives as access token
    FakeIssuer(String root, String token) {
        this.root = root;
        this.token = token;
    }

    void answer(Page page) {
        page.route("**/console/config.json", route -> json(route, """
                {"issuer": "%s/issuer", "clientId": "console", "scope": "openid"}""".formatted(root)));
        page.route("**/issuer/.well-known/openid-configuration", route -> json(route, """
                {"issuer": "%1$s/issuer", "authorization_endpoint": "%1$s/issuer/authorize",
                 "token_endpoint": "%1$s/issuer/token"}""".formatted(root)));
        page.route("**/issuer/authorize?*", this::authorize);
        page.route("**/issuer/token", this::exchange);
    }

    private void authorize(Route route) {
        asked = parameters(URI.create(route.request().url()).getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "console")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", root + "/console/");
        var back = "%s?code=%s&state=%s".formatted(asked.get("redirect_uri"), CODE, asked.get("state"));
        route.fulfill(new FulfillOptions().setStatus(302).setHeaders(Map.of("Location", back)));
    }

    private void exchange(Route route) {
        var given = parameters(route.request().postData());
        assertThat(given).containsEntry("grant_type", "authorization_code").containsEntry("code", CODE);
        assertThat(challenge(given.getOrDefault("code_verifier", ""))).isEqualTo(asked.get("code_challenge"));
        var claims = "{\"nonce\": \"%s\"}".formatted(asked.get("nonce"));
        json(
                route,
                "{\"access_token\": \"%s\", \"id_token\": \"e30.%s.x\"}"
                        .formatted(token, encoded(claims.getBytes(StandardCharsets.UTF_8))));
    }

    private static void json(Route route, String body) {
        route.fulfill(new FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
