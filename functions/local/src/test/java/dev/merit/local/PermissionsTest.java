package dev.merit.local;

import static dev.merit.local.Calls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each operation as each role: let in or refused as the contract says. OpenApiTest compares the contract with what is
/// served, so an operation without a row fails there.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class PermissionsTest {

    private static final String UNKNOWN_MEMBER = "00000000000000000000";
    private static final List<String> ROLES = List.of("storefront", "marketer", "operator", "member");

    private static final String VIEW = """
            {"activityId": "view-1", "memberId": "{memberId}", "type": "browse",
             "occurredAt": "2026-02-01T12:00:00Z"}""";

    private Map<String, String> shop = Map.of();
    private Map<String, String> tokens = Map.of();
    private String claimable = "";

    @BeforeEach
    void open() {
        if (shop.isEmpty()) {
            shop = Contract.shop();
            tokens = new HashMap<>();
            ROLES.stream().filter(role -> !role.equals("member")).forEach(role -> tokens.put(role, Calls.token(role)));
            tokens.put("member", Calls.memberToken(shop.get("memberId")));
            claimable = Calls.post("/v1/strategies", Contract.STRATEGY.replace("\"coupon\"", "\"promotion\""))
                    .path("strategyId");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.merit.local.Contract#all")
    void letsInTheRolesOfTheContractAndNoOther(Endpoint endpoint) {
        var expected = new LinkedHashMap<String, String>();
        var seen = new LinkedHashMap<String, String>();
        for (var role : ROLES) {
            var answer = call(role.equals("member") ? asAMemberMay(endpoint) : endpoint, tokens.get(role), shop);
            var isIn = answer.statusCode() != 401 && answer.statusCode() != 403;
            expected.put(role, endpoint.roles().contains(role) ? "let in" : "refused");
            seen.put(role, isIn ? "let in" : "refused");
        }
        assertThat(seen).isEqualTo(expected);
    }

    /// A member who asks for what is another's learns as much as from asking for what nobody has.
    @ParameterizedTest
    @MethodSource("ofMembers")
    void tellsAMemberNothingOfWhoElseThereIs(Endpoint endpoint) {
        var stranger = Calls.memberToken(shop.get("otherMemberId"));
        var unknown = new HashMap<>(shop);
        unknown.put("memberId", UNKNOWN_MEMBER);
        unknown.put("code", "ABCD-EFGH-JK4");
        assertThat(shown(call(endpoint, stranger, shop), shop))
                .isEqualTo(shown(call(endpoint, stranger, unknown), unknown));
    }

    /// Members record no purchases of their own, and take only the coupons that a strategy offers them.
    private Endpoint asAMemberMay(Endpoint endpoint) {
        return new Endpoint(
                endpoint.operationId(),
                endpoint.method(),
                endpoint.operationId().equals("issueCoupon")
                        ? endpoint.path().replace("{strategyId}", claimable)
                        : endpoint.path(),
                endpoint.roles(),
                endpoint.takesKey(),
                endpoint.operationId().equals("recordActivity") ? VIEW : endpoint.body());
    }

    static Stream<Endpoint> ofMembers() {
        return Contract.all().filter(endpoint -> endpoint.roles().contains("member"));
    }

    static Response call(Endpoint endpoint, String token, Map<String, String> shop) {
        var request = with(token).header("If-Match", "*");
        if (endpoint.takesKey()) {
            request.header("Idempotency-Key", "permissions-" + System.nanoTime());
        }
        if (endpoint.takesABody()) {
            request.body(Contract.filled(endpoint.body(), shop));
        }
        return request.request(endpoint.method(), Contract.filled(endpoint.path(), shop));
    }

    /// Status, names of headers and body, without what was asked for.
    private static String shown(Response answer, Map<String, String> shop) {
        var headers = answer.headers().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
        var body = answer.asString().replace(shop.get("memberId"), "{memberId}").replace(shop.get("code"), "{code}");
        return answer.statusCode() + " " + headers + " " + body;
    }
}
