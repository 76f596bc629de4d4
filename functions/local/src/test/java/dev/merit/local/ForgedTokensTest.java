package dev.merit.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// Tokens that a caller makes or alters. The tokens are built by hand, because a library of tokens makes no such ones.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ForgedTokensTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String ES256 = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    private static final int HOUR = 3600;

    private final long now = Instant.now().getEpochSecond();
    private final byte[] publicKey = Base64.getDecoder().decode(config("mp.jwt.verify.publickey"));

    @Test
    void acceptsTheTokenThatTheOthersAreMadeFrom() throws GeneralSecurityException {
        assertThat(ask(signed(claims())).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesEveryTokenThatIsNotOurs() throws GeneralSecurityException {
        var answers = new LinkedHashMap<String, Object>();
        for (var token : forged().entrySet()) {
            var answer = ask(token.getValue());
            answers.put(token.getKey(), answer.statusCode() + " " + answer.path("code"));
        }
        assertThat(answers).allSatisfy((name, answer) -> assertThat(answer).isEqualTo("401 unauthorized"));
    }

    /// The issuer has signed them, so they are valid; they allow nothing that their claims do not say.
    @Test
    void givesNothingForClaimsThatAreOdd() throws GeneralSecurityException {
        var odd = new LinkedHashMap<String, ObjectNode>();
        odd.put("no groups", claims().without("groups"));
        odd.put("empty groups", claims().set("groups", JSON.arrayNode()));
        odd.put("an empty group", claims().set("groups", JSON.arrayNode().add("")));
        odd.put("groups as an object", claims().set("groups", JSON.objectNode().put("storefront", true)));
        odd.put(
                "groups in a list in a list",
                claims().set("groups", JSON.arrayNode().add(JSON.arrayNode().add("storefront"))));
        odd.put("roles by another name", claims().<ObjectNode>without("groups").put("roles", "storefront"));
        odd.put("a very long group", claims().set("groups", JSON.arrayNode().add("storefront".repeat(500))));
        odd.put("a subject that is a number", claims().put("sub", 7));
        odd.put("times that are texts", claims().put("exp", "tomorrow"));
        odd.put(
                "a member without an id",
                claims().set("groups", JSON.arrayNode().add("member")));
        var answers = new LinkedHashMap<String, Integer>();
        for (var each : odd.entrySet()) {
            answers.put(each.getKey(), ask(signed(each.getValue())).statusCode());
        }
        assertThat(answers).allSatisfy((name, status) -> assertThat(status).isIn(401, 403));
    }

    @Test
    void refusesNestingAndLengthWithoutAFault() throws GeneralSecurityException {
        var nested = claims().toString().replaceFirst("}$", ",\"deep\":" + "[".repeat(2000) + "]".repeat(2000) + "}");
        assertThat(ask(token(ES256, nested)).statusCode()).isEqualTo(401);
        assertThat(ask(signed(claims().put("sub", "x".repeat(20_000)))).statusCode())
                .isEqualTo(431);
        assertThat(ask("x".repeat(10_000)).statusCode()).isEqualTo(401);
        assertThat(ask(".".repeat(5_000)).statusCode()).isEqualTo(401);
    }

    private Map<String, String> forged() throws GeneralSecurityException {
        var good = signed(claims()).split("\\.");
        var operator =
                encode(claims().set("groups", JSON.arrayNode().add("operator")).toString());
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("expired", signed(claims().put("exp", now - HOUR)));
        tokens.put("without an expiry", signed(claims().without("exp")));
        tokens.put("not yet valid", signed(claims().put("nbf", now + HOUR).put("exp", now + 2 * HOUR)));
        tokens.put("of another issuer", signed(claims().put("iss", "https://evil.example")));
        tokens.put(
                "of an issuer that begins alike", signed(claims().put("iss", "https://merit.localhost.evil.example")));
        tokens.put("without an issuer", signed(claims().without("iss")));
        tokens.put("for another audience", signed(claims().put("aud", "another")));
        tokens.put("without an audience", signed(claims().without("aud")));
        tokens.put("without a subject", signed(claims().without("sub")));
        for (var none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
            var header = encode("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
            tokens.put("alg " + none, header + "." + good[1] + ".");
            tokens.put("alg " + none + " with a signature", header + "." + good[1] + "." + good[2]);
        }
        tokens.put("without an algorithm", encode("{\"typ\":\"JWT\"}") + "." + good[1] + "." + good[2]);
        tokens.put("HS256 by the public key", hs256(publicKey));
        tokens.put("HS256 by its text", hs256(config("mp.jwt.verify.publickey").getBytes(StandardCharsets.US_ASCII)));
        tokens.put("HS256 by its PEM", hs256(pem()));
        tokens.put("another key", token(ES256, claims().toString(), anotherKey()));
        tokens.put(
                "another key that it names",
                token(
                        "{\"alg\":\"ES256\",\"jku\":\"https://evil.example/keys\",\"kid\":\"../../dev/null\"}",
                        claims().toString(),
                        anotherKey()));
        tokens.put("a zero signature", good[0] + "." + good[1] + "." + URL.encodeToString(new byte[64]));
        tokens.put("an empty signature", good[0] + "." + good[1] + ".");
        tokens.put("no signature", good[0] + "." + good[1]);
        tokens.put("a cut signature", good[0] + "." + good[1] + "." + good[2].substring(0, 40));
        tokens.put("another payload", good[0] + "." + operator + "." + good[2]);
        tokens.put("another header", encode("{\"alg\":\"ES256\"}") + "." + good[1] + "." + good[2]);
        tokens.put("a fourth part", String.join(".", good) + ".x");
        tokens.put("five parts", String.join(".", good) + ".x.y");
        return tokens;
    }

    private ObjectNode claims() {
        var claims = JSON.objectNode();
        claims.put("iss", "https://merit.localhost").put("aud", "merit").put("sub", "shop");
        claims.put("iat", now).put("exp", now + HOUR).put("jti", "1");
        claims.putArray("groups").add("storefront");
        return claims;
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/members?externalId=nobody");
    }

    private static String signed(Object claims) throws GeneralSecurityException {
        return token(ES256, claims.toString());
    }

    private static String token(String header, String claims) throws GeneralSecurityException {
        var key = Base64.getDecoder().decode(config("smallrye.jwt.sign.key"));
        return token(header, claims, KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    }

    private static String token(String header, String claims, PrivateKey key) throws GeneralSecurityException {
        var content = encode(header) + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL.encodeToString(signature.sign());
    }

    private String hs256(byte[] key) throws GeneralSecurityException {
        var content = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims().toString());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return content + "." + URL.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] pem() {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey);
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static PrivateKey anotherKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair().getPrivate();
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
