package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A shop's day from end to end, the same in every form.
@ParameterizedClass
@MethodSource("dev.merit.artefacts.Form#built")
class ShopIT {

    private static final Caller SHOP = Caller.SHOP;

    @Parameter
    Form form;

    private final String day = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void sellsRedeemsTakesBackAndCounts() {
        long before = purchases("");
        var member = member();
        var strategy = strategy();
        var coupon = sent(
                201,
                Call.post(SHOP, "/v1/strategies/" + strategy + "/coupons", "{'memberId':'" + member + "'}")
                        .with("Idempotency-Key", "issue-" + day));
        var code = coupon.text("/code");
        var order = "{'memberId':'%s','orderId':'o','order':{'total':{'minorUnits':8000,'currency':'USD'}}}"
                .formatted(member);
        assertThat(sent(200, Call.post(SHOP, "/v1/coupons/" + code + "/validate", order.replace("'orderId':'o',", "")))
                        .text("/discount/minorUnits"))
                .isEqualTo("1000");
        var redeemed = sent(201, Call.post(SHOP, "/v1/coupons/" + code + "/redemptions", order));
        assertThat(redeemed.text("/payable/minorUnits")).isEqualTo("7000");

        var purchase = activity(member, "purchase", 7000, ",'redemptions':['" + redeemed.text("/redemptionId") + "']");
        sent(201, Call.post(SHOP, "/v1/activities", purchase));
        sent(200, Call.post(SHOP, "/v1/activities", purchase));
        assertThat(purchases("")).isEqualTo(before + 7000);
        assertThat(revenue(strategy)).isEqualTo(7000);

        var refund = activity(member, "refund", 3500, ",'refundOf':'purchase-" + day + "'");
        sent(201, Call.post(SHOP, "/v1/activities", refund));
        assertThat(purchases("")).isEqualTo(before + 3500);
        assertThat(revenue(strategy)).isEqualTo(3500);

        assertThat(form.merit().aggregate("run").path("pages").asInt()).isPositive();
        assertThat(purchases("&freshness=posted")).isEqualTo(before + 3500);
        assertThat(form.merit().aggregate("reconcile").path("differences")).isEmpty();
        assertThat(sent(200, Call.get(Caller.member(member), "/v1/members/" + member + "/activities?type=purchase"))
                        .text("/items/0/activityId"))
                .isEqualTo("purchase-" + day);
        assertThat(sent(200, Call.get(SHOP, "/v1/members/" + member + "/totals?currency=USD"))
                        .body())
                .contains("\"minorUnits\":3500");
        assertThat(sent(
                                200,
                                Call.get(
                                        Caller.MARKETER,
                                        "/v1/totals/revenue/series?currency=USD&from=2025-05-01T00:00:00Z"
                                                + "&to=2025-07-01T00:00:00Z&step=month&zone=Europe/Berlin&strategyId="
                                                + strategy))
                        .text("/points/1/total/minorUnits"))
                .isEqualTo("3500");
    }

    @Test
    void rollsARedemptionBack() {
        var member = member();
        var code = sent(
                        201,
                        Call.post(SHOP, "/v1/strategies/" + strategy() + "/coupons", "{'memberId':'" + member + "'}"))
                .text("/code");
        var order = "{'memberId':'%s','orderId':'back','order':{'total':{'minorUnits':8000,'currency':'USD'}}}"
                .formatted(member);
        var redemption = sent(201, Call.post(SHOP, "/v1/coupons/" + code + "/redemptions", order))
                .text("/redemptionId");
        var back = Call.post(SHOP, "/v1/redemptions/" + redemption + "/rollback", "");
        assertThat(sent(200, back).text("/status")).isEqualTo("rolledBack");
        assertThat(sent(200, back).text("/status")).isEqualTo("rolledBack");
    }

    @Test
    void editsUnderTheVersionThatWasRead() {
        var path = "/v1/members/" + member();
        var version = sent(200, Call.get(SHOP, path)).header("ETag");
        var edit = Call.patch(SHOP, path, "{'name':'Ann','birthDate':'1984-02-29','locale':'en-GB','phone':null}");
        assertThat(sent(428, edit).text("/code")).isNotEmpty();
        assertThat(sent(200, edit.with("If-Match", String.valueOf(version))).text("/birthDate"))
                .isEqualTo("1984-02-29");
        sent(412, edit.with("If-Match", String.valueOf(version)));
    }

    @Test
    void answersABatchRowByRow() {
        var rows = sent(
                200,
                Call.post(
                        Caller.OPERATOR,
                        "/v1/members/batch",
                        "{'members':[{'externalId':'b-%s'},{'externalId':'b-%s'},{'email':'nobody'}]}"
                                .formatted(day, day)));
        assertThat(rows.json().findValuesAsText("status").subList(0, 3))
                .containsExactly("registered", "duplicate", "rejected");
        assertThat(rows.text("/results/2/problem/errors/0/pointer")).isEqualTo("/email");
    }

    private String member() {
        return sent(201, Call.post(SHOP, "/v1/members", "{'externalId':'" + UUID.randomUUID() + "'}"))
                .text("/memberId");
    }

    private String strategy() {
        var made = sent(201, Call.post(Caller.MARKETER, "/v1/strategies", """
                {'name':'Spring','kind':'coupon','currency':'USD',
                 'window':{'from':'2025-01-01T00:00:00','zone':'Europe/Berlin'},
                 'benefit':{'type':'percentOff','percent':'12.5'},'limits':{'stock':100,'perMember':1}}"""));
        var id = made.text("/strategyId");
        sent(200, Call.post(Caller.MARKETER, "/v1/strategies/" + id + "/activate", ""));
        return id;
    }

    private String activity(String member, String type, long minorUnits, String more) {
        return """
                {'activityId':'%s-%s','memberId':'%s','type':'%s','occurredAt':'2025-06-01T12:00:00+02:00',
                 'amount':{'minorUnits':%d,'currency':'USD'}%s}""".formatted(type, day, member, type, minorUnits, more);
    }

    private long purchases(String more) {
        return Long.parseLong(sent(200, Call.get(Caller.MARKETER, "/v1/totals/purchases?currency=USD" + more))
                .text("/purchaseAmount/minorUnits"));
    }

    private long revenue(String strategy) {
        return Long.parseLong(sent(200, Call.get(Caller.OPERATOR, "/v1/strategies/" + strategy + "/totals"))
                .text("/revenue/minorUnits"));
    }

    private Answer sent(int status, Call call) {
        var answer = form.merit().call(call);
        assertThat(answer.status())
                .as("%s %s: %s", call.method(), call.path(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
