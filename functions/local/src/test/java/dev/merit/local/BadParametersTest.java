package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters that are missing, unknown or not acceptable: each is answered with its name.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadParametersTest extends Refusing {

    @ParameterizedTest
    @CsvSource({
        "/v1/members, externalId=a&email=a@b.example, externalId",
        "/v1/members, colour=red, colour",
        "/v1/members, email=none, email",
        "/v1/members/{memberId}/activities, limit=0, limit",
        "/v1/members/{memberId}/activities, limit=101, limit",
        "/v1/members/{memberId}/activities, limit=x, limit",
        "/v1/members/{memberId}/activities, limit=, limit",
        "/v1/members/{memberId}/activities, limit, limit",
        "/v1/members/{memberId}/activities, type=, type",
        "/v1/members/{memberId}/points/entries, limit=, limit",
        "/v1/members/{memberId}/coupons, status=, status",
        "/v1/members, externalId=, externalId",
        "/v1/strategies, status=, status",
        "/v1/totals/purchases, currency=PLN&at=, at",
        "/v1/totals/revenue, currency=PLN&freshness=, freshness",
        "/v1/totals/revenue/series, currency=PLN&from=2026-01-01T00:00:00Z&step=day&zone=, zone",
        "/v1/members/{memberId}/activities, cursor=zz, cursor",
        "/v1/members/{memberId}/activities, from=then, from",
        "/v1/members/{memberId}/activities, colour=red, colour",
        "/v1/members/{memberId}/activities, limit=1&limit=2, limit",
        "/v1/members/{memberId}/points, at=2026-01-01T00:00:00Z, at",
        "/v1/members/{memberId}/points/entries, limit=0, limit",
        "/v1/members/{memberId}/points/entries, cursor=zz, cursor",
        "/v1/members/{memberId}/coupons, status=lost, status",
        "/v1/members/{memberId}/coupons, cursor=zz, cursor",
        "/v1/members/{memberId}/totals, at=2026-01-01T00:00:00Z, currency",
        "/v1/members/{memberId}/totals, currency=XYZ, currency",
        "/v1/strategies, status=lost, status",
        "/v1/strategies, cursor=zz, cursor",
        "/v1/strategies, limit=-1, limit",
        "/v1/strategies/{strategyId}/totals, at=then, at",
        "/v1/strategies/{strategyId}/totals, freshness=stale, freshness",
        "/v1/totals/purchases, currency=usd, currency",
        "/v1/totals/purchases, currency=PLN&at=2999-01-01T00:00:00Z, at",
        "/v1/totals/revenue, freshness=posted, currency",
        "/v1/totals/revenue, currency=PLN&colour=red, colour",
        "/v1/totals/purchases/series, currency=PLN&from=2026-01-01T00:00:00Z&step=week, step",
        "/v1/totals/purchases/series, currency=PLN&step=day, from",
        "/v1/totals/purchases/series, currency=PLN&from=2020-01-01T00:00:00Z&step=quarter-hour, from",
        "/v1/totals/revenue/series, currency=PLN&from=2026-01-01T00:00:00Z&step=day&zone=Mars, zone",
        "/v1/totals/revenue/series, currency=PLN&from=2026-01-01T00:00:00Z&step=day&strategyId=x, strategyId",
        "/v1/totals/redemptions, currency=PLN&strategyId=x, strategyId",
        "/v1/totals/redemptions/series, currency=PLN&step=day, from",
        "/v1/totals/vouchers, freshness=posted, currency"
    })
    void refusesAParameterAndNamesIt(String path, String query, String name) {
        var answer = with(staff).urlEncodingEnabled(false).get(filled(path) + "?" + query);
        is(answer, 400, name.equals("cursor") ? "invalid-cursor" : "invalid-parameter", "?" + name);
    }
}
