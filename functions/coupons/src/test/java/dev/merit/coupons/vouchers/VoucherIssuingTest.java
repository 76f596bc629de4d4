package dev.merit.coupons.vouchers;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who gets a gift voucher, and for how much.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherIssuingTest {

    @Inject
    Table table;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\": {\"minorUnits\": 5001, \"currency\": \"USD\"}} | /amount/minorUnits",
                "{\"amount\": {\"minorUnits\": 0, \"currency\": \"USD\"}} | /amount/minorUnits",
                "{\"amount\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | /amount/currency",
                "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\"} | /memberId",
            })
    void refusesWhatDoesNotFit(String body, String pointer) {
        var answer = Purse.issue(Purse.strategy(5_000), body);
        refused(answer, 422, "invalid-fields");
        assertThat(answer.json().<String>getList("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void givesNobodyAnOrdinaryCoupon() {
        var strategy = Shop.active("{}");
        refused(Purse.issue(strategy, "{}"), 422, "invalid-fields");
        var member = Shop.member(table);
        refused(
                Purse.issue(strategy, "{\"memberId\": \"%s\", \"amount\": %s}".formatted(member, Shop.usd(1))),
                422,
                "invalid-fields");
    }

    @Test
    void letsNoMemberHelpThemselves() {
        var path = "/v1/strategies/" + Purse.strategy(5_000) + "/coupons";
        var member = Shop.member(table);
        refused(Event.asMember(member.value()).post(path, "{\"memberId\": \"" + member + "\"}"), 403, "forbidden");
        refused(Event.asMember(member.value()).post(path, "{}"), 403, "forbidden");
    }

    /// Nor of one that a strategy has from a time when it was for coupons.
    @Test
    void makesNoMoneyOfPublicCodes() {
        var draft = Shop.draft("{}");
        var code = Shop.publicCode(draft);
        var answer = Event.as("marketer").header("If-Match", "\"1\"").patch("/v1/strategies/" + draft, """
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "percent": null, "amount": %s}}""".formatted(
                        Shop.usd(100)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Shop.bring(draft, "activate");
        refused(Shop.redeem(code, Shop.member(table), "o-1", Shop.order(100)), 422, "not-eligible");
        refused(
                Event.as("marketer").post("/v1/strategies/" + draft + "/codes", "{\"code\": \"MONEY\"}"),
                409,
                "not-for-vouchers");
    }

    @Test
    void issuesNoMoreThanTheStock() throws Exception {
        var strategy = Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s}, "limits": {"stock": 20}}""".formatted(Shop.usd(100)));
        var statuses = AtOnce.run(32, _ -> Purse.issue(strategy, "{}").status());
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(20);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(12);
    }
}
