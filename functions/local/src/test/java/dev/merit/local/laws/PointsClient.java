package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Json;

/// What a shop's back end asks of Merit about points, under a programme in one currency.
public final class PointsClient {

    private final Http http;
    private final String currency;

    PointsClient(Http http, String currency) {
        this.http = http;
        this.currency = currency;
    }

    /// A point for each major unit paid, worth a minor one.
    public void programme(int pendingDays, int expireAfterMonths) {
        var set = http.put("/v1/points/programme", """
                {"currency": "%s", "startsAt": "2020-01-01T00:00:00Z", "perUnit": "1", "pointValue": "1",
                 "transfers": true, "pendingDays": %d, "expireAfterMonths": %d}""".formatted(currency, pendingDays, expireAfterMonths));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
    }

    public Http.Answer adjust(String member, long points) {
        return http.post("/v1/members/" + member + "/points/adjustments", "", """
                {"points": %d, "reason": "test"}""".formatted(points));
    }

    public Http.Answer spend(String member, String order, long points) {
        return http.post("/v1/members/" + member + "/points/redemptions", "", """
                {"orderId": "%s", "points": %d}""".formatted(order, points));
    }

    public Http.Answer giveBack(String member, String order) {
        return http.post("/v1/members/" + member + "/points/redemptions/" + order + "/rollback", "", "");
    }

    public Http.Answer transfer(String member, String id, String to, long points) {
        return http.post("/v1/members/" + member + "/points/transfers", "", """
                {"transferId": "%s", "toMemberId": "%s", "points": %d}""".formatted(id, to, points));
    }

    public Http.Answer returnTransfer(String member, String id) {
        return http.post("/v1/members/" + member + "/points/transfers/" + id + "/rollback", "", "");
    }

    public Json standing(String member) {
        return http.get("/v1/members/" + member + "/points").json();
    }
}
