package dev.merit.local;

import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Every endpoint that there is: how it is called, who may call it, and a body that it takes. It is the one list of
/// all tests.
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

    private static final List<Endpoint> ENDPOINTS = List.of(
            keyed("registerMember", "/v1/members", SHOP, REGISTRATION),
            endpoint("registerMembers", "POST", "/v1/members/batch", SHOP, "{\"members\": [{}]}"),
            get("listMembers", "/v1/members", NO_MEMBER),
            get("getMember", "/v1/members/{memberId}", ALL),
            endpoint("updateMember", "PATCH", "/v1/members/{memberId}", OWN_TOO, """
                    {"externalId": "y", "email": "y@shop.example", "phone": "+442079460002", "name": "Y Example",
                     "birthDate": "1984-02-28", "locale": "en-US", "channel": "app",
                     "consents": {"marketing": false, "profiling": true}, "attributes": {"newsletter": "daily"}}"""),
            get("listActivities", "/v1/members/{memberId}/activities", ALL),
            get("listCoupons", "/v1/members/{memberId}/coupons", ALL),
            get("getMemberTotals", "/v1/members/{memberId}/totals", ALL),
            get("getPoints", "/v1/members/{memberId}/points", ALL),
            get("listPointsEntries", "/v1/members/{memberId}/points/entries", ALL),
            keyed(
                    "adjustPoints",
                    "/v1/members/{memberId}/points/adjustments",
                    OPERATOR,
                    "{\"points\": 5, \"reason\": \"goodwill\"}"),
            endpoint(
                    "redeemPoints",
                    "POST",
                    "/v1/members/{memberId}/points/redemptions",
                    SHOP,
                    "{\"orderId\": \"x-3\", \"points\": 5}"),
            get("getPointsRedemption", "/v1/members/{memberId}/points/redemptions/{orderId}", SHOP),
            endpoint(
                    "rollBackPointsRedemption",
                    "POST",
                    "/v1/members/{memberId}/points/redemptions/{orderId}/rollback",
                    SHOP,
                    NONE),
            endpoint(
                    "transferPoints",
                    "POST",
                    "/v1/members/{memberId}/points/transfers",
                    OWN_TOO,
                    "{\"transferId\": \"x-4\", \"toMemberId\": \"{otherMemberId}\", \"points\": 5}"),
            get("getPointsTransfer", "/v1/members/{memberId}/points/transfers/{transferId}", ALL),
            endpoint(
                    "rollBackPointsTransfer",
                    "POST",
                    "/v1/members/{memberId}/points/transfers/{transferId}/rollback",
                    SHOP,
                    NONE),
            get("getPointsProgramme", "/v1/points/programme", NO_MEMBER),
            endpoint("updatePointsProgramme", "PUT", "/v1/points/programme", MARKETING, PROGRAMME),
            endpoint(
                    "previewPoints",
                    "POST",
                    "/v1/points/previews",
                    ALL,
                    "{\"memberId\": \"{memberId}\", \"amount\": {\"minorUnits\": 3000, \"currency\": \"PLN\"}}"),
            get("getTiers", "/v1/tiers", NO_MEMBER),
            endpoint("updateTiers", "PUT", "/v1/tiers", MARKETING, TIERS),
            get("getMemberTier", "/v1/members/{memberId}/tiers", ALL),
            get("getReferral", "/v1/members/{memberId}/referral", ALL),
            endpoint("recordActivity", "POST", "/v1/activities", OWN_TOO, PURCHASE),
            endpoint("recordActivities", "POST", "/v1/activities/batch", SHOP, "{\"activities\": [{}]}"),
            endpoint(
                    "reassignActivity",
                    "POST",
                    "/v1/activities/{activityId}/reassign",
                    OPERATOR,
                    "{\"memberId\": \"{otherMemberId}\", \"fromMemberId\": \"{memberId}\"}"),
            get("listAuditEntries", "/v1/audit", OPERATOR),
            get("listAuditRoots", "/v1/audit/roots", OPERATOR),
            get("listAuditRecords", "/v1/audit/records", OPERATOR),
            get("getAuditProof", "/v1/audit/entries/{recordId}/proof", OPERATOR),
            get("getAuditConsistency", "/v1/audit/roots/{day}/consistency", OPERATOR),
            keyed(
                    "recordConsent",
                    "/v1/members/{memberId}/consents",
                    OWN_TOO,
                    "{\"purpose\": \"marketing:email\", \"given\": true, \"wordingVersion\": \"1\", \"channel\": \"web\"}"),
            get("listConsents", "/v1/members/{memberId}/consents", OWN_TOO),
            endpoint(
                    "confirmConsent",
                    "POST",
                    "/v1/members/{memberId}/consents/confirmations",
                    OWN_TOO,
                    "{\"token\": \"k3mB0q8v3nzt4r9c1x5d7Q2mXh3ZaVbC\"}"),
            keyed(
                    "restrictProcessing",
                    "/v1/members/{memberId}/restrictions",
                    OWN_TOO,
                    "{\"kind\": \"restriction\", \"active\": false, \"reason\": \"x\"}"),
            get("listRestrictions", "/v1/members/{memberId}/restrictions", OWN_TOO),
            keyed("createExport", "/v1/members/{memberId}/exports", OWN_TOO, NONE),
            get("getMemberExport", "/v1/members/{memberId}/export", OWN_TOO),
            get("getExportFile", "/v1/data-requests/{requestId}/files/{file}", OWN_TOO),
            get("listDataRequests", "/v1/data-requests", OPERATOR),
            get("getDataRequest", "/v1/data-requests/{requestId}", OWN_TOO),
            keyed("createStrategy", "/v1/strategies", MARKETING, STRATEGY),
            get("listStrategies", "/v1/strategies", NO_MEMBER),
            get("getStrategy", "/v1/strategies/{strategyId}", NO_MEMBER),
            endpoint("updateStrategy", "PATCH", "/v1/strategies/{strategyId}", MARKETING, STRATEGY),
            endpoint("activateStrategy", "POST", "/v1/strategies/{strategyId}/activate", MARKETING, NONE),
            endpoint("pauseStrategy", "POST", "/v1/strategies/{strategyId}/pause", MARKETING, NONE),
            endpoint("endStrategy", "POST", "/v1/strategies/{strategyId}/end", MARKETING, NONE),
            get("getStrategyTotals", "/v1/strategies/{strategyId}/totals", MARKETING),
            keyed("issueCoupon", "/v1/strategies/{strategyId}/coupons", ALL, "{\"memberId\": \"{memberId}\"}"),
            endpoint("listOffers", "POST", "/v1/members/{memberId}/offers", ALL, "{\"order\": " + ORDER + "}"),
            endpoint(
                    "createPublicCode",
                    "POST",
                    "/v1/strategies/{strategyId}/codes",
                    MARKETING,
                    "{\"code\": \"SUMMER26\"}"),
            keyed("createBatch", "/v1/strategies/{strategyId}/batches", MARKETING, "{\"quantity\": 5}"),
            get("listBatches", "/v1/strategies/{strategyId}/batches", MARKETING),
            get("getBatch", "/v1/strategies/{strategyId}/batches/{batchId}", MARKETING),
            get("listBatchCodes", "/v1/strategies/{strategyId}/batches/{batchId}/codes", MARKETING),
            endpoint(
                    "revokeCodes",
                    "POST",
                    "/v1/strategies/{strategyId}/batches/{batchId}/revocations",
                    MARKETING,
                    "{\"from\": 1, \"to\": 5, \"reason\": \"stolen\"}"),
            keyed(
                    "createIssuanceJob",
                    "/v1/strategies/{strategyId}/issuance-jobs",
                    MARKETING,
                    "{\"segmentId\": \"{segmentId}\"}"),
            get("getIssuanceJob", "/v1/strategies/{strategyId}/issuance-jobs/{jobId}", MARKETING),
            keyed("createSegment", "/v1/segments", MARKETING, SEGMENT),
            get("listSegments", "/v1/segments", MARKETING),
            get("getSegment", "/v1/segments/{segmentId}", MARKETING),
            endpoint("updateSegment", "PATCH", "/v1/segments/{segmentId}", MARKETING, SEGMENT),
            endpoint("deleteSegment", "DELETE", "/v1/segments/{segmentId}", MARKETING, NONE),
            get("listSegmentMembers", "/v1/segments/{segmentId}/members", MARKETING),
            get("getCoupon", "/v1/coupons/{code}", ALL),
            endpoint(
                    "revokeCoupon",
                    "POST",
                    "/v1/coupons/{code}/revoke",
                    MARKETING,
                    "{\"reason\": \"sent by mistake\"}"),
            get("listVoucherEntries", "/v1/coupons/{code}/entries", ALL),
            endpoint(
                    "validateCoupon",
                    "POST",
                    "/v1/coupons/{code}/validate",
                    ALL,
                    "{\"memberId\": \"{memberId}\", \"order\": " + ORDER + "}"),
            endpoint(
                    "redeemCoupon",
                    "POST",
                    "/v1/coupons/{code}/redemptions",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-2\", \"order\": " + ORDER + "}"),
            endpoint(
                    "reserveCoupon",
                    "POST",
                    "/v1/coupons/{code}/reservations",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-4\", \"seconds\": 60, \"order\": " + ORDER + "}"),
            endpoint(
                    "redeemCodes",
                    "POST",
                    "/v1/redemptions",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-5\", \"codes\": [\"{code}\"], \"order\": " + ORDER
                            + "}"),
            endpoint(
                    "validateCodes",
                    "POST",
                    "/v1/redemptions/validations",
                    ALL,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-7\", \"codes\": [\"{code}\"], \"order\": " + ORDER
                            + "}"),
            endpoint(
                    "reserveCodes",
                    "POST",
                    "/v1/redemptions/reservations",
                    SHOP,
                    "{\"memberId\": \"{memberId}\", \"orderId\": \"x-8\", \"codes\": [\"{code}\"], \"seconds\": 60, "
                            + "\"order\": " + ORDER + "}"),
            get("listRedemptions", "/v1/redemptions", NO_MEMBER),
            get("listRefusals", "/v1/strategies/{strategyId}/refusals", MARKETING),
            get("getRedemption", "/v1/redemptions/{redemptionId}", SHOP),
            endpoint("releaseReservation", "DELETE", "/v1/redemptions/{redemptionId}", SHOP, NONE),
            endpoint("prolongReservation", "POST", "/v1/redemptions/{redemptionId}/prolong", SHOP, "{\"seconds\": 60}"),
            endpoint("rollBackRedemption", "POST", "/v1/redemptions/{redemptionId}/rollback", SHOP, NONE),
            endpoint(
                    "createVoucherRefund",
                    "POST",
                    "/v1/redemptions/{redemptionId}/refunds",
                    SHOP,
                    "{\"refundId\": \"x-6\", \"amount\": {\"minorUnits\": 1, \"currency\": \"PLN\"}}"),
            get("getPurchaseTotals", "/v1/totals/purchases", MARKETING),
            get("getRevenueTotals", "/v1/totals/revenue", MARKETING),
            get("getRedemptionTotals", "/v1/totals/redemptions", MARKETING),
            get("getVoucherTotals", "/v1/totals/vouchers", MARKETING),
            get("getPurchaseSeries", "/v1/totals/purchases/series", MARKETING),
            get("getRevenueSeries", "/v1/totals/revenue/series", MARKETING),
            get("getRedemptionSeries", "/v1/totals/redemptions/series", MARKETING),
            get("listTasks", "/v1/aggregation/tasks", OPERATOR),
            endpoint("runTask", "POST", "/v1/aggregation/tasks/{name}", OPERATOR, NONE),
            endpoint("runAggregation", "POST", "/v1/aggregation/runs", OPERATOR, NONE),
            endpoint("createReconciliation", "POST", "/v1/aggregation/reconciliations", OPERATOR, NONE),
            get("getLatestReconciliation", "/v1/aggregation/reconciliations/latest", OPERATOR),
            get("getReconciliation", "/v1/aggregation/reconciliations/{reconciliationId}", OPERATOR),
            endpoint("liftSuppressions", "POST", "/v1/suppressions/lifts", SHOP, "{\"email\": \"gone@shop.example\"}"),
            // Comes last, because the member of the other calls is unknown afterwards.
            endpoint("deleteMember", "DELETE", "/v1/members/{memberId}", OWN_TOO, NONE));

    private Contract() {}

    private static Endpoint get(String operationId, String path, Set<String> roles) {
        return endpoint(operationId, "GET", path, roles, NONE);
    }

    private static Endpoint endpoint(String operationId, String method, String path, Set<String> roles, String body) {
        return new Endpoint(operationId, method, path, roles, false, body);
    }

    /// A POST that takes an Idempotency-Key.
    private static Endpoint keyed(String operationId, String path, Set<String> roles, String body) {
        return new Endpoint(operationId, "POST", path, roles, true, body);
    }

    /// @param path as the OpenAPI document has it
    /// @param roles of those who may call it; with `member`, a member may do so for its own data
    /// @param takesKey whether it takes an Idempotency-Key, for want of a name of the client's own
    /// @param body a valid one, with names of [#shop()] in braces; empty if it takes none
    record Endpoint(String operationId, String method, String path, Set<String> roles, boolean takesKey, String body) {

        boolean takesABody() {
            return !body.isEmpty();
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
                entry("recordId", "0-999999"),
                entry("day", "2026-01-01"),
                entry("requestId", "11111111111111111111"),
                entry("file", "manifest.json"),
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
