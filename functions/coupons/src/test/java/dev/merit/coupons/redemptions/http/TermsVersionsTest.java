package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Coupons keep the terms that they were issued under; the status of their strategy counts for all of them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TermsVersionsTest {

    private static final String ORDER =
            "{\"total\": {\"minorUnits\": 10000, \"currency\": \"USD\"}, \"channel\": \"web\"}";

    @Inject
    Table table;

    private StrategyId strategy;
    private MemberId member;
    private String old;

    @BeforeEach
    void issue() {
        strategy = Shop.active("{\"codePattern\": \"OLD-########\"}");
        member = Shop.member(table);
        old = Shop.coupon(strategy, member);
    }

    /// The discount that the coupons of before and after have, or why there is none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"benefit\": {\"percent\": \"20\"} | 1250 | 2000",
                "\"benefit\": {\"type\": \"amountOff\", \"percent\": null, \"amount\": {\"minorUnits\": 7, \"currency\": \"USD\"}} | 1250 | 7",
                "\"conditions\": {\"channels\": [\"app\"]} | 1250 | [channel]",
                "\"conditions\": {\"minimumSpend\": {\"minorUnits\": 10001, \"currency\": \"USD\"}} | 1250 | [minimum-spend]",
                "\"name\": \"Later\" | 1250 | 1250",
                "\"window\": {\"from\": \"2021-01-01T00:00:00\", \"zone\": \"UTC\"} | 1250 | 1250",
            })
    void changesTheCouponsIssuedAfterwardsOnly(String change, String before, String after) {
        patch("{" + change + "}");
        var later = Shop.coupon(strategy, member);
        assertThat(validated(old)).isEqualTo(before);
        assertThat(validated(later)).isEqualTo(after);
        assertThat(redeemed(old)).isEqualTo(before);
        assertThat(redeemed(later)).isEqualTo(after);
    }

    @Test
    void keepsEveryVersion() {
        patch("{\"benefit\": {\"percent\": \"20\"}, \"codePattern\": \"NEW-########\"}");
        var second = Shop.coupon(strategy, member);
        patch("{\"benefit\": {\"percent\": \"30\"}, \"codePattern\": null}");
        var third = Shop.coupon(strategy, member);
        assertThat(old).startsWith("OLD-");
        assertThat(second).startsWith("NEW-");
        assertThat(List.of(validated(old), validated(second), validated(third)))
                .containsExactly("1250", "2000", "3000");
        assertThat(version("/v1/coupons/" + old)).isEqualTo(1);
        assertThat(version("/v1/coupons/" + second)).isGreaterThan(1);
        assertThat(version("/v1/coupons/" + third)).isEqualTo(version("/v1/strategies/" + strategy));
    }

    @Test
    void givesTheOldTermsBackWithARollback() {
        var redemption = Shop.redeem(old, member, "o", ORDER).json().getString("redemptionId");
        patch("{\"benefit\": {\"percent\": \"20\"}}");
        assertThat(Shop.rollBack(redemption).status()).isEqualTo(200);
        assertThat(redeemed(old)).isEqualTo("1250");
    }

    @Test
    void letsTheStatusCountForAll() {
        patch("{\"benefit\": {\"percent\": \"20\"}}");
        var later = Shop.coupon(strategy, member);
        for (var action : new String[] {"pause", "end"}) {
            Shop.bring(strategy, action);
            for (var code : List.of(old, later)) {
                assertThat(validated(code)).isEqualTo("[strategy-not-active]");
                assertThat(redeemed(code)).isEqualTo("[strategy-not-active]");
            }
        }
    }

    /// A draft has no coupons, so its first ones have what it was activated with.
    @Test
    void issuesWhatADraftBecame() {
        var id = Shop.draft("{}");
        for (var percent : List.of("15", "20")) {
            var answer = Event.as("marketer")
                    .header("If-Match", "*")
                    .patch("/v1/strategies/" + id, "{\"benefit\": {\"percent\": \"" + percent + "\"}}");
            assertThat(answer.status()).isEqualTo(200);
        }
        Shop.bring(id, "activate");
        assertThat(validated(Shop.coupon(id, member))).isEqualTo("2000");
    }

    private void patch(String change) {
        Shop.bring(strategy, "pause");
        var answer = Event.as("marketer").header("If-Match", "*").patch("/v1/strategies/" + strategy, change);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Shop.bring(strategy, "activate");
    }

    private String validated(String code) {
        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + ORDER + "}";
        var answer = Event.as("storefront").post("/v1/coupons/" + code + "/validate", asked);
        return answer.json().getBoolean("redeemable")
                ? answer.json().getString("discount.minorUnits")
                : answer.json().getList("reasons.code").toString();
    }

    private String redeemed(String code) {
        var answer = Shop.redeem(code, member, "order-" + code, ORDER);
        if (answer.status() == 201) {
            return answer.json().getString("discount.minorUnits");
        }
        refused(answer, 422, "not-eligible");
        return answer.json().getList("reasons.code").toString();
    }

    private static long version(String path) {
        return Event.as("storefront").get(path).json().getLong("termsVersion");
    }
}
