package dev.merit.local;

import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Every endpoint that there is, who may call it, and a body that it takes.
final class Contract {

    private static final Set<String> SHOP = Set.of("storefront", "operator");
    private static final Set<String> OWN_TOO = Set.of("storefront", "operator", "member");
    private static final Set<String> ALL = Set.of("storefront", "marketer", "operator", "member");
    private static final Set<String> MARKETING = Set.of("marketer", "operator");
    private static final Set<String> NO_MEMBER = Set.of("storefront", "marketer", "operator");
    private static final Set<String> OPERATOR = Set.of("operator");

    private static final String REGISTRATION = """
            {"externalId": "x", "email": "x@shop.example", "phone": "+442079460001", "name": "X Example",
             "birthDate": "1984-02-29", "locale": "en-GB", "channel": "web", "referredBy": "{memberId}",
             "consents": {"marketing": true, "profiling": false}, "attributes": {"newsletter": "weekly"},
             "registeredAt": "2026-01-05T10:00:00Z"}""";

    private static final String ORDER = """
            {"total": {"minorUnits": 3000, "currency": "PLN"}, "channel": "web",
             "items": [{"sku": "A1", "name": "Cup", "category": "kitchen", "quantity": 2,
                        "amount": {"minorUnits": 3000, "currency": "PLN"}}]}""";

    static final String PURCHASE = """
            {"activityId": "x-1", "memberId": "{memberId}", "type": "purchase", "occurredAt": "2026-02-01T12:00:00Z",
             "channel": "web", "amount": {"minorUnits": 3000, "currency": "PLN"}, "redemptions": ["{redemptionId}"],
             "items": [{"sku": "A1", "name": "Cup", "category": "kitchen", "quantity": 2,
                        "amount": {"minorUnits": 3000, "currency": "PLN"}}],
             "rating": 4, "attributes": {"till": "4"}}""";

    static final String STRATEGY = """
            {"name": "Spring", "kind": "coupon", "currency": "PLN",
             "window": {"from": "2026-01-01T00:00:00", "to": "2099-06-01T00:00:00", "zone": "Europe/Warsaw"},
             "benefit": {"type": "percentOff", "percent": "12.5", "maximum": {"minorUnits": 2000, "currency": "PLN"}},
             "conditions": {"minimumSpend": {"minorUnits": 100, "currency": "PLN"}, "channels": ["web"]},
             "limits": {"stock": 100, "perMember": 9}, "stackable": false, "codePattern": "SPRING-########"}""";

    private static final String PROGRAMME = """
            {"currency": "PLN", "startsAt": "2026-01-01T00:00:00Z", "perUnit": "1.5", "categories": {"kitchen": "2"},
             "activities": {"review": {"points": 50, "mostPerDay": 3}}, "signUp": 9, "pendingDays": 14, "expireAfterMonths": 12,
             "pointValue": "0.5", "tiers": {"gold": "1.5"}, "birthday": 50, "referral": {"referrer": 200, "referred": 100},
             "transfers": true}""";

    private static final String TIERS = """
            {"basis": "spend", "currency": "PLN", "months": 12, "graceDays": 30,
             "tiers": [{"name": "silver", "threshold": 20000}, {"name": "gold", "threshold": 50000}]}""";

    private static final String SEGMENT = """
            {"name": "Tea", "rules": {"all": [{"type": "consent", "name": "marketing"},
             {"type": "birthMonth", "months": [2]}],
             "any": [{"type": "locale", "values": ["pl"]}, {"type": "netSpend", "currency": "PLN", "atLeast": 1},
             {"type": "lastPurchase", "days": 30, "within": false},
             {"type": "viewedNotBought", "category": "tea", "days": 30}]}}""";

    private static final String NONE = "";

    static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("POST", "/v1/members", SHOP, REGISTRATION),
            new Endpoint("POST", "/v1/members/batch", SHOP, "{\"members\": [{}]}"),
            new Endpoint("GET", "/v1/members", SHOP, NONE),
            new Endpoint("GET", "/v1/members/{memberId}", ALL, NONE),
            new Endpoint("PATCH", "/v1/members/{memberId}", OWN_TOO, """
                    {"externalId": "y", "email": "y@shop.example", "phone": "+442079460002", "name": "Y Example",
                     "birthDate": "1984-02-28", "locale": "en-US", "channel": "app",
                     "consents": {"marketing": false, "profiling": true}, "attributes": {"newsletter": "daily"}}"""),
            new Endpoint("GET", "/v1/members/{memberId}/activities", ALL, NONE),
            new Endpoint("GET", "/v1/members/{memberId}/coupons", ALL, NONE),
            new Endpoint("GET", "/v1/members/{memberId}/totals", ALL, NONE),
            new Endpoint("GET", "/v1/members/{memberId}/points", ALL, NONE),
            new Endpoint("GET", "/v1/members/{memberId}/points/entries", ALL, NONE),
            new Endpoint(
                    "POST",
                    "/v1/members/{memberId}/points/adjustments",
                    OPERATOR,
                    "{\"points\": 5, \"reason\": \"goodwill\"}"),
            new Endpoint(
                    "POST", "/v1/members/{memberId}/points/redemptions", SHOP, "{\"orderId\": \"x-3\", \"points\": 5}"),
            new Endpoint("GET", "/v1/members/{memberId}/points/redemptions/{orderId}", SHOP, NONE),
            new Endpoint("POST", "/v1/members/{memberId}/points/redemptions/{orderId}/rollback", SHOP, NONE),
            new Endpoint(
                    "POST",
                    "/v1/members/{memberId}/points/transfers",
                    OWN_TOO,
                    "{\"transferId\": \"x-4\", \"toMemberId\": \"{otherMemberId}\", \"points\": 5}"),
            new Endpoint("GET", "/v1/members/{memberId}/points/transfers/{transferId}", ALL, NONE),
            new Endpoint("POST", "/v1/members/{memberId}/points/transfers/{transferId}/rollback", SHOP, NONE),
            new Endpoint("GET", "/v1/points/programme", NO_MEMBER, NONE),
            new Endpoint("PUT", "/v1/points/programme", MARKETING, PROGRAMME),
            new Endpoint("GET", "/v1/tiers", NO_MEMBER, NONE),
            new Endpoint("PUT", "/v1/tiers", MARKETING, TIERS),
            new Endpoint("GET", "/v1/members/{memberId}/tiers", ALL, NONE),
            new Endpoint("GET", "/v1/members/{memberId}/referral", ALL, NONE),
            new Endpoint("POST", "/v1/activities", OWN_TOO, PURCHASE),
            new Endpoint("POST", "/v1/activities/batch", SHOP, "{\"activities\": [{}]}"),
            new Endpoint(
                    "POST",
                    "/v1/activities/{activityId}/reassign",
                    OPERATOR,
                    "{\"memberId\": \"{otherMemberId}\", \"fromMemberId\": \"{memberId}\"}"),
            new Endpoint("POST", "/v1/strategies", MARKETING, STRATEGY),
            new Endpoint("GET", "/v1/strategies", NO_MEMBER, NONE),
            new Endpoint("GET", "/v1/strategies/{strategyId}", NO_MEMBER, NONE),
            new Endpoint("PATCH", "/v1/strategies/{strategyId}", MARKETING, STRATEGY),
            new Endpoint("POST", "/v1/strategies/{strategyId}/activate", MARKETING, NONE),
            new Endpoint("POST", "/v1/strategies/{strategyId}/pause", MARKETING, NONE),
            new Endpoint("POST", "/v1/strategies/{strategyId}/end", MARKETING, NONE),
            new Endpoint("GET", "/v1/strategies/{strategyId}/totals", MARKETING, NONE),
            new Endpoint("POST", "/v1/strategies/{strategyId}/coupons", ALL, "{\"memberId\": \"{memberId}\"}"),
            new Endpoint("POST", "/v1/members/{memberId}/offers", ALL, "{\"order\": " + ORDER + "}"),
            new Endpoint("POST", "/v1/strategies/{strategyId}/codes", MARKETING, "{\"code\": \"SUMMER26\"}"),
            new Endpoint("POST", "/v1/strategies/{strategyId}/batches", MARKETING, "{\"quantity\": 5}"),
            new Endpoint("GET", "/v1/strategies/{strategyId}/batches", MARKETING, NONE),
            new Endpoint("GET", "/v1/strategies/{strategyId}/batches/{batchId}", MARKETING, NONE),
            new Endpoint("GET", "/v1/strategies/{strategyId}/batches/{batchId}/codes", MARKETING, NONE),
            new Endpoint(
                    "POST",
                    "/v1/strategies/{strategyId}/batches/{batchId}/revocations",
                    MARKETING,
                    "{\"from\": 1, \"to\": 5, \"reason\": \"stolen\"}"),
            new Endpoint(
                    "POST", "/v1/strategies/{strategyId}/issuance-jobs", MARKETING, "{\"segmentId\": \"{segmentId}\"}"),
            new Endpoint("GET", "/v1/strategies/{strategyId}/issuance-jobs/{jobId}", MARKETING, NONE),
            new Endpoint("POST", "/v1/segments", MARKETING, SEGMENT),
            new Endpoint("GET", "/v1/segments", MARKETING, NONE),
            new Endpoint("GET", "/v1/segments/{segmentId}", MARKETING, NONE),
            new Endpoint("PATCH", "/v1/segments/{segmentId}", MARKETING, SEGMENT),
            new Endpoint("GET", "/v1/segments/{segmentId}/members", MARKETING, NONE),
            new Endpoint("GET", "/v1/coupons/{code}", ALL, NONE),
            new Endpoint("GET", "/v1/coupons/{code}/entries", ALL, NONE),
            new Endpoint(
                    "POST",
                    "/v1/coupons/{code}/validate",
                    ALL,
                    "{\"memberId\": \"{memberId}\", \"order\": " + ORDER + "}"),
            new Endpoint(
                    "POST",
                    "/v1/coupons/{code}/redemptions",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-2\", \"order\": " + ORDER + "}"),
            new Endpoint(
                    "POST",
                    "/v1/coupons/{code}/reservations",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-4\", \"seconds\": 60, \"order\": " + ORDER + "}"),
            new Endpoint(
                    "POST",
                    "/v1/redemptions",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-5\", \"codes\": [\"{code}\"], \"order\": " + ORDER
                            + "}"),
            new Endpoint(
                    "POST",
                    "/v1/redemptions/validations",
                    ALL,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-7\", \"codes\": [\"{code}\"], \"order\": " + ORDER
                            + "}"),
            new Endpoint(
                    "POST",
                    "/v1/redemptions/reservations",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-8\", \"codes\": [\"{code}\"], \"seconds\": 60, "
                            + "\"order\": " + ORDER + "}"),
            new Endpoint("GET", "/v1/redemptions/{redemptionId}", SHOP, NONE),
            new Endpoint("DELETE", "/v1/redemptions/{redemptionId}", SHOP, NONE),
            new Endpoint("POST", "/v1/redemptions/{redemptionId}/rollback", SHOP, NONE),
            new Endpoint(
                    "POST",
                    "/v1/redemptions/{redemptionId}/refunds",
                    SHOP,
                    "{\"refundId\": \"x-6\", \"amount\": {\"minorUnits\": 1, \"currency\": \"PLN\"}}"),
            new Endpoint("GET", "/v1/totals/purchases", MARKETING, NONE),
            new Endpoint("GET", "/v1/totals/revenue", MARKETING, NONE),
            new Endpoint("GET", "/v1/totals/purchases/series", MARKETING, NONE),
            new Endpoint("GET", "/v1/totals/revenue/series", MARKETING, NONE),
            new Endpoint("GET", "/v1/aggregation/tasks", OPERATOR, NONE),
            new Endpoint("POST", "/v1/aggregation/tasks/{name}", OPERATOR, NONE),
            new Endpoint("POST", "/v1/aggregation/runs", OPERATOR, NONE),
            new Endpoint("POST", "/v1/aggregation/reconciliations", OPERATOR, NONE),
            new Endpoint("GET", "/v1/aggregation/reconciliations/latest", OPERATOR, NONE),
            new Endpoint("GET", "/v1/aggregation/reconciliations/{reconciliationId}", OPERATOR, NONE));

    private Contract() {}

    /// @param path as the OpenAPI document has it
    record Endpoint(String method, String path, Set<String> roles, String body) {

        boolean takesABody() {
            return !body.isEmpty();
        }

        boolean isOwnToo() {
            return roles.contains("member");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Endpoint> all() {
        return ENDPOINTS.stream();
    }

    static Stream<Endpoint> withBodies() {
        return all().filter(Endpoint::takesABody);
    }

    /// A shop with one of each thing, by the names that paths and bodies have for them.
    static Map<String, String> shop() {
        var member = Calls.member("contract-" + System.nanoTime());
        String strategy = post("/v1/strategies", STRATEGY).path("strategyId");
        ok(post("/v1/strategies/" + strategy + "/activate", ""));
        var code = coupon(strategy, member);
        String redemption = post(
                        "/v1/coupons/" + coupon(strategy, member) + "/redemptions", """
                {"memberId": "%s", "orderId": "x-0", "order": %s}""".formatted(member, ORDER))
                .path("redemptionId");
        String batch = post("/v1/strategies/" + strategy + "/batches", "{\"quantity\": 5}")
                .path("batchId");
        String segment = post("/v1/segments", SEGMENT).path("segmentId");
        ok(post("/v1/aggregation/tasks/segments", ""));
        String job = post("/v1/strategies/" + strategy + "/issuance-jobs", "{\"segmentId\": \"" + segment + "\"}")
                .path("jobId");
        ok(post("/v1/strategies/" + strategy + "/pause", ""));
        String reconciliation = post("/v1/aggregation/reconciliations", "").path("reconciliationId");
        return Map.ofEntries(
                entry("orderId", "none"),
                entry("transferId", "none"),
                entry("activityId", "none"),
                entry("name", "jobs"),
                entry("memberId", member),
                entry("otherMemberId", Calls.member("contract-other-" + System.nanoTime())),
                entry("strategyId", strategy),
                entry("segmentId", segment),
                entry("jobId", job),
                entry("code", code),
                entry("redemptionId", redemption),
                entry("batchId", batch),
                entry("reconciliationId", reconciliation));
    }

    static String filled(String template, Map<String, String> shop) {
        var filled = template;
        for (var each : shop.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    private static String coupon(String strategy, String member) {
        return post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}")
                .path("code");
    }
}
