package dev.merit.shared.edge;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsFunction.class)
class RequestIdTest {
    private static final Logger LOG = Logger.getLogger("dev.merit");

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(lines);
    }

    @Test
    void keepsTheCallersId() {
        var answer = given().header(RequestId.HEADER, "order-7.a_b").get("/v1/samples");
        assertThat(answer.header(RequestId.HEADER)).isEqualTo("order-7.a_b");
        assertThat(lines.records()).extracting(line -> line.getMdc("requestId")).containsOnly("order-7.a_b");
    }

    @Test
    void makesAnIdWhereTheCallersIsNotFitForALog() {
        var first = given().header(RequestId.HEADER, "a b").get("/v1/samples").header(RequestId.HEADER);
        var second = when().get("/v1/nothing").header(RequestId.HEADER);
        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(second).matches("[0-9a-f]{32}").isNotEqualTo(first);
    }

    @Test
    void logsTheRouteAndNothingPersonal() {
        when().get("/v1/samples/of/m-1?email=a@b.example");
        when().get("/v1/samples?limit=7");
        when().get("/v1/nothing/m-1");
        assertThat(lines.messages())
                .satisfiesExactly(
                        line -> assertThat(line).matches("GET /v1/samples/of/\\{memberId} 401 \\d+ ms"),
                        line -> assertThat(line).matches("GET /v1/samples 200 \\d+ ms"),
                        line -> assertThat(line).matches("GET - 404 \\d+ ms"));
    }

    @Test
    void logsTheUnexpectedOnceWithTheId() {
        var id = when().get("/v1/samples/broken").header(RequestId.HEADER);
        var failures = lines.records().stream()
                .filter(line -> line.getThrown() != null)
                .toList();
        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().getMdc("requestId")).isEqualTo(id);
    }
}
