package dev.merit.coupons.coupons;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CouponsResourceTest {

    @Inject
    Table table;

    @Test
    void listsAMembersCouponsNewestFirstAndPageByPage() throws InterruptedException {
        var strategy = Shop.active("{}");
        var member = Shop.member(table);
        var codes = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            codes.addFirst(Shop.coupon(strategy, member));
            // Within a millisecond the order would be that of the codes.
            Thread.sleep(2);
        }
        Shop.coupon(strategy, Shop.member(table));

        assertThat(list(member).get(path(member)).json().<String>getList("items.code"))
                .isEqualTo(codes);
        var first = list(member).query("limit", "3").get(path(member)).json();
        assertThat(first.<String>getList("items.code")).isEqualTo(codes.subList(0, 3));
        var second = list(member)
                .query("limit", "3")
                .query("cursor", first.getString("next"))
                .get(path(member))
                .json();
        assertThat(second.<String>getList("items.code")).isEqualTo(codes.subList(3, 5));
        assertThat(second.getString("next")).isNull();

        var another = Shop.member(table);
        refused(
                Event.as("operator").query("cursor", first.getString("next")).get(path(another)),
                400,
                "invalid-cursor");
    }

    @Test
    void filtersByStatus() {
        var strategy = Shop.active("{}");
        var member = Shop.member(table);
        var redeemed = Shop.coupon(strategy, member);
        var issued = Shop.coupon(strategy, member);
        var answer = Event.as("storefront").post("/v1/coupons/" + redeemed + "/redemptions", """
                {"memberId": "%s", "orderId": "o", "order": {"total": {"minorUnits": 100, "currency": "USD"}}}""".formatted(member));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(codes(member, "issued")).containsExactly(issued);
        assertThat(codes(member, "redeemed")).containsExactly(redeemed);
        refused(list(member).query("status", "lost").get(path(member)), 400, "invalid-parameter");
    }

    @Test
    void tellsAMemberWithoutCouponsFromNobody() {
        var member = Shop.member(table);
        assertThat(list(member).get(path(member)).body()).isEqualTo("{\"items\":[]}");
        refused(Event.as("operator").get(path(MemberId.random())), 404, "not-found");
        refused(Event.as("operator").get("/v1/members/x/coupons"), 404, "not-found");
    }

    @Test
    void showsMembersTheirOwnAlone() {
        var member = Shop.member(table);
        var other = Shop.member(table).value();
        var coupon = "/v1/coupons/" + Shop.coupon(Shop.active("{}"), member);
        assertThat(list(member).get(path(member)).status()).isEqualTo(200);
        assertThat(list(member).get(coupon).status()).isEqualTo(200);
        refused(Event.asMember(other).get(path(member)), 403, "forbidden");
        refused(Event.asMember(other).get(coupon), 404, "not-found");
        refused(Event.anonymous().get(path(member)), 401, "unauthorized");
        refused(Event.anonymous().get(coupon), 401, "unauthorized");
        refused(Event.as("warehouse").get(coupon), 403, "forbidden");
        refused(Event.as("warehouse").get(path(member)), 403, "forbidden");
    }

    @Test
    void knowsNoOtherCodes() {
        refused(Event.as("operator").get("/v1/coupons/0000-0000-0000"), 404, "not-found");
        refused(Event.as("operator").get("/v1/coupons/0000-0000-0001"), 404, "not-found");
        refused(Event.as("operator").get("/v1/coupons/x"), 404, "not-found");
    }

    private static List<String> codes(MemberId member, String status) {
        return list(member).query("status", status).get(path(member)).json().getList("items.code");
    }

    private static Event list(MemberId member) {
        return Event.asMember(member.value());
    }

    private static String path(MemberId member) {
        return "/v1/members/" + member + "/coupons";
    }
}
