package dev.merit.activities;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with an activity is named, and nothing of it is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadInputTest extends Refusals {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "activityId       |                                  | 422 | /activityId",
                "activityId       | null                             | 422 | /activityId",
                "activityId       | \"\"                             | 422 | /activityId",
                "activityId       | \"a b\"                          | 422 | /activityId",
                "activityId       | \"ä\"                            | 422 | /activityId",
                "activityId       | 7                                | 400 | /activityId",
                "memberId         |                                  | 422 | /memberId",
                "memberId         | \"x\"                            | 422 | /memberId",
                "memberId         | 7                                | 400 | /memberId",
                "externalMemberId | \"C-1\"                          | 422 | /externalMemberId",
                "type             |                                  | 422 | /type",
                "type             | \"\"                             | 422 | /type",
                "type             | \"Purchase\"                     | 422 | /type",
                "type             | \"1st\"                          | 422 | /type",
                "type             | 7                                | 400 | /type",
                "occurredAt       |                                  | 422 | /occurredAt",
                "occurredAt       | 1700000000                       | 400 | /occurredAt",
                "occurredAt       | \"2026-01-01\"                   | 422 | /occurredAt",
                "occurredAt       | \"2026-01-01T00:00:00\"          | 422 | /occurredAt",
                "occurredAt       | \"1899-12-31T23:59:59Z\"         | 422 | /occurredAt",
                "occurredAt       | \"9999-12-31T23:59:59Z\"         | 422 | /occurredAt",
                "channel          | \"Web\"                          | 422 | /channel",
                "channel          | \"\"                             | 422 | /channel",
                "rating           | 0                                | 422 | /rating",
                "rating           | 6                                | 422 | /rating",
                "rating           | 1.5                              | 400 | /rating",
                "rating           | \"5\"                            | 400 | /rating",
                "refundOf         | \"one\"                          | 422 | /refundOf",
                "amount           |                                  | 422 | /amount",
                "amount           | 5                                | 400 | /amount",
                "amount           | {}                               | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1}              | 422 | /amount/currency",
                "amount           | {\"minorUnits\": null, \"currency\": \"USD\"}                | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": -1, \"currency\": \"USD\"}                  | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1000000000000001, \"currency\": \"USD\"}    | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 9223372036854775808, \"currency\": \"USD\"} | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1.5, \"currency\": \"USD\"}                 | 400 | /amount/minorUnits",
                "amount           | {\"minorUnits\": \"5\", \"currency\": \"USD\"}               | 400 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 5, \"currency\": \"XYZ\"}                   | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"usd\"}                   | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"XAU\"}                   | 422 | /amount",
                "amount           | {\"minorUnits\": 5, \"currency\": 840}                       | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"USD\", \"x\": 1}         | 400 | /amount/x",
                "items            | {}                               | 400 | /items",
                "items            | [null]                           | 422 | /items/0",
                "items            | [7]                              | 400 | /items/0",
                "redemptions      | [\"x\"]                          | 422 | /redemptions/0",
                "redemptions      | [null]                           | 422 | /redemptions/0",
                "redemptions      | [\"00000000000000000000\", \"00000000000000000000\"]         | 422 | /redemptions",
                "attributes       | []                               | 400 | /attributes",
                "attributes       | {\"a\": 1}                       | 400 | /attributes/a",
                "attributes       | {\"a\": null}                    | 422 | /attributes/a",
                "attributes       | {\"\": \"a\"}                    | 422 | /attributes",
                "attributes       | {\"a\\u0000\": \"a\"}            | 422 | /attributes",
                "attributes       | {\"a\\ud800\": \"a\"}            | 400 | ``",
                "attributes       | {\"a\": \"\\u0000\"}             | 422 | /attributes/a",
                "amuont           | 1                                | 400 | /amuont",
                "recordedAt       | \"2026-01-01T00:00:00Z\"         | 400 | /recordedAt",
                "type             | \"purchase\", \"type\": \"login\" | 400 | ``",
            })
    void namesTheField(String field, String json, int status, String pointer) {
        var body = Body.purchase("bad", member, 5);
        refuses(json == null ? body.without(field) : body.with(field, json), status, pointer);
    }
}
