package dev.merit.coupons.lookup;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class WrongCodeLimiterTest {

    private static final int MAX = 30;
    private static final String WRONG = "/v1/coupons/WRONG-2345-6789";

    @Inject
    Table table;

    @Inject
    InstantSource clock;

    private String code = "";
    private MemberId member = MemberId.random();

    @BeforeEach
    void beginAMinute() {
        member = Shop.member(table);
        code = Shop.coupon(Shop.active("{}"), member);
        var now = clock.instant();
        TestClock.forward(
                Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60)));
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void answersAMemberThirtyWrongCodesAMinuteAndNoRightOneAfterThat() throws Exception {
        var outcomes = AtOnce.run(32, i -> List.of(read(WRONG), read(WRONG)));
        var statuses = new ArrayList<Integer>();
        outcomes.forEach(two -> two.forEach(answer -> statuses.add(answer.status())));
        assertThat(Collections.frequency(statuses, 404)).isEqualTo(MAX);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(64 - MAX);
        var barred = read("/v1/coupons/" + code);
        refused(barred, 429, "too-many-attempts");
        assertThat(barred.json().getInt("limit")).isEqualTo(MAX);
        assertThat(Integer.parseInt(barred.header("Retry-After"))).isBetween(1, 60);
        refused(validate(Event.asMember(member.value()).by(member.value())), 429, "too-many-attempts");
        assertThat(Event.asMember(member.value())
                        .by("another")
                        .get("/v1/coupons/" + code)
                        .status())
                .isEqualTo(200);
        TestClock.forward(Duration.ofSeconds(60));
        assertThat(read("/v1/coupons/" + code).status()).isEqualTo(200);
        assertThat(read(WRONG).status()).isEqualTo(404);
    }

    /// As it comes out of a mail or a keyboard of another script, in a path and in a body.
    @Test
    void countsNoRightCodeHoweverItIsTypedOrPasted() {
        var dashed = code.replace('-', '‑');
        var pasted = List.of(
                dashed,
                code + "\r\n",
                "\ufeff" + code.toLowerCase(Locale.ROOT) + "\u200b",
                code.replace("-", "\u00ad\u00a0"),
                code.replace('-', '—'),
                "\u202e" + code + "\u3000");
        for (int i = 0; i <= MAX; i++) {
            var text = pasted.get(i % pasted.size());
            var answer = read("/v1/coupons/" + URLEncoder.encode(text, UTF_8).replace("+", "%20"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().getString("code")).isEqualTo(code);
        }
        var redeemed = shop().post(
                        "/v1/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"o\", \"order\": %s, \"codes\": [\"%s\"]}"
                                .formatted(member, order(1_000), "\u200b" + dashed + "\\n"));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(Shop.redeem(code, member, "o", order(1_000)).status()).isEqualTo(200);
    }

    @Test
    void countsTheCodesOfOthersAsWrong() {
        var other = Event.asMember(Shop.member(table).value()).by("curious");
        for (int i = 0; i < MAX; i++) {
            assertThat(other.get("/v1/coupons/" + code).status()).isEqualTo(404);
        }
        refused(other.get("/v1/coupons/" + code), 429, "too-many-attempts");
    }

    @Test
    void countsAShopsCustomersEachForThemselves() {
        for (int i = 0; i < MAX; i++) {
            refused(redeem("WRONG-2345-6789", member), 404, "not-found");
        }
        refused(redeem(code, member), 429, "too-many-attempts");
        refused(validate(shop()), 429, "too-many-attempts");
        refused(shop().post("/v1/redemptions", """
                {"memberId": "%s", "orderId": "o", "order": %s, "codes": ["%s"]}""".formatted(member, order(1_000), code)), 429, "too-many-attempts");
        refused(redeem(code, Shop.member(table)), 422, "not-eligible");
        for (int i = 0; i < MAX; i++) {
            assertThat(shop().get(WRONG).status()).isEqualTo(404);
        }
        assertThat(shop().get("/v1/coupons/" + code).status()).isEqualTo(200);
        assertThat(Shop.redeem(code, member, "o", order(1_000)).status()).isEqualTo(201);
    }

    @Test
    void countsEachWrongCodeOfAnOrder() {
        var asked = """
                {"memberId": "%s", "orderId": "o", "order": %s, "codes": ["WRONG1", "WRONG2", "%s", "WRONG3"]}""".formatted(member, order(1_000), code);
        for (int i = 0; i < MAX / 3; i++) {
            refused(shop().post("/v1/redemptions", asked), 404, "not-found");
        }
        refused(redeem(code, member), 429, "too-many-attempts");
    }

    @Test
    void countsNothingOfThoseWhoMayListCodes() {
        for (int i = 0; i <= MAX; i++) {
            assertThat(Event.as("operator").by("staff").get(WRONG).status()).isEqualTo(404);
        }
        assertThat(Event.as("operator").by("staff").get("/v1/coupons/" + code).status())
                .isEqualTo(200);
    }

    private Event.Answer read(String path) {
        return Event.asMember(member.value()).by(member.value()).get(path);
    }

    /// Another shop than that of the other tests.
    private Event shop() {
        return Event.as("storefront").by("shop-" + member);
    }

    private Event.Answer redeem(String code, MemberId by) {
        return shop().post(
                        "/v1/coupons/" + code + "/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"x\", \"order\": %s}".formatted(by, order(1_000)));
    }

    private Event.Answer validate(Event by) {
        return by.post(
                "/v1/coupons/" + code + "/validate",
                "{\"memberId\": \"%s\", \"order\": %s}".formatted(member, order(1_000)));
    }
}
