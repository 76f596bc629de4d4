package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What is refused, and how, the same in every form.
@ParameterizedClass
@MethodSource("dev.merit.artefacts.Form#built")
class RefusalsIT {

    /// One of each function that takes requests, none of them for a member's eyes.
    private static final List<Call> WRITES_AND_READS = List.of(
            Call.post(Caller.NOBODY, "/v1/members", "{'externalId':'nobody'}"),
            Call.post(Caller.NOBODY, "/v1/activities/batch", "{}"),
            Call.post(Caller.NOBODY, "/v1/strategies", "{}"),
            Call.get(Caller.NOBODY, "/v1/totals/purchases?currency=USD"));

    /// What a member may see of itself.
    private static final List<String> OF_A_MEMBER = List.of("", "/activities", "/coupons", "/totals?currency=USD");

    @Parameter
    Form form;

    @Test
    void refusesWhoBringsNoToken() {
        WRITES_AND_READS.forEach(call -> refused(401, "unauthorized", call));
        OF_A_MEMBER.forEach(below -> refused(401, "unauthorized", Call.get(Caller.NOBODY, "/v1/members/m" + below)));
    }

    @Test
    void refusesTheWrongRole() {
        WRITES_AND_READS.forEach(call -> refused(403, "forbidden", as(Caller.member("m"), call)));
        refused(403, "forbidden", Call.post(Caller.SHOP, "/v1/strategies", "{}"));
    }

    @Test
    void refusesAMemberWhoAsksForAnothersData() {
        var ann = form.merit()
                .call(Call.post(Caller.SHOP, "/v1/members", "{'externalId':'refusals-ann'}"))
                .text("/memberId");
        for (var below : OF_A_MEMBER) {
            var path = "/v1/members/" + ann + below;
            assertThat(form.merit().call(Call.get(Caller.member(ann), path)).status())
                    .as(path)
                    .isEqualTo(200);
            refused(403, "forbidden", Call.get(Caller.member("00000000000000000bea"), path));
        }
    }

    @Test
    void saysWhatIsWrongWithABody() {
        pointsAt("/extrenalId", "/v1/members", "{'extrenalId':'typo'}");
        pointsAt("/birthDate", "/v1/members", "{'birthDate':'1984-02-30'}");
        pointsAt(
                "/activityId",
                "/v1/activities",
                "{'memberId':'00000000000000000ann','type':'login','occurredAt':'2025-06-01T12:00:00Z'}");
        pointsAt(
                "/amount/currency",
                "/v1/activities",
                "{'activityId':'a','memberId':'00000000000000000ann','type':'purchase','occurredAt':'2025-06-01T12:00:00Z',"
                        + "'amount':{'minorUnits':1,'currency':'XXY'}}");
        pointsAt("/memberId", "/v1/coupons/SPRING/validate", "{'order':{'total':{'minorUnits':1,'currency':'USD'}}}");
        pointsAt(
                "/order",
                "/v1/coupons/SPRING/redemptions",
                "{'memberId':'00000000000000000ann','orderId':'o','order':null}");
        pointsAt("/benefit", "/v1/strategies", """
                {'name':'Spring','kind':'coupon','currency':'USD','window':{'from':'2025-01-01T00:00:00',
                 'zone':'Europe/Berlin'}}""");
    }

    private void pointsAt(String pointer, String path, String body) {
        var answer = form.merit().call(Call.post(Caller.as("storefront", "marketer"), path, body));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.text("/errors/0/pointer")).as(answer.body()).isEqualTo(pointer);
    }

    private void refused(int status, String code, Call call) {
        var answer = form.merit().call(call);
        assertThat(answer.status()).as("%s: %s", call, answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
    }

    private static Call as(Caller caller, Call call) {
        return new Call(caller, call.method(), call.path(), call.headers(), call.body());
    }
}
