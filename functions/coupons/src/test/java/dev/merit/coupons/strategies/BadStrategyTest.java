package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static dev.merit.shared.testing.Shop.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadStrategyTest {

    @Inject
    Table table;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": \"\" | /name",
                "\"name\": \" \" | /name",
                "\"name\": null | /name",
                "\"kind\": \"gift\" | /kind",
                "\"currency\": \"XYZ\" | /currency",
                "\"currency\": \"XAU\" | /currency",
                "\"window\": null | /window",
                "\"window\": {\"from\": \"2026-01-01T00:00:00\", \"zone\": \"Mars/Base\"} | /window/zone",
                "\"window\": {\"from\": \"2026-01-01T00:00:00Z\", \"zone\": \"UTC\"} | /window/from",
                "\"window\": {\"from\": \"2026-01-01T00:00:00\", \"to\": \"2026-01-01T00:00:00\", \"zone\": \"UTC\"} | /window",
                "\"benefit\": {\"type\": \"percentOff\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"0\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"100.01\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"1.234\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\", \"amount\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /benefit/amount",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\", \"factor\": \"2\"} | /benefit/factor",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\", \"maximum\": {\"minorUnits\": 0, \"currency\": \"USD\"}} | /benefit/maximum/minorUnits",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\", \"maximum\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | /benefit/maximum/currency",
                "\"benefit\": {\"type\": \"amountOff\"} | /benefit/amount",
                "\"benefit\": {\"type\": \"amountOff\", \"percent\": \"10\", \"amount\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /benefit/percent",
                "\"benefit\": {\"type\": \"amountOff\", \"amount\": {\"minorUnits\": -5, \"currency\": \"USD\"}} | /benefit/amount/minorUnits",
                "\"benefit\": {\"type\": \"amountOff\", \"amount\": {\"minorUnits\": 1000000000000001, \"currency\": \"USD\"}} | /benefit/amount/minorUnits",
                "\"benefit\": {\"type\": \"halfPrice\"} | /benefit/type",
                "\"kind\": \"points\" | /benefit/type",
                "\"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"2\"} | /benefit/type",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\"} | /benefit/factor",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"1\"} | /benefit/factor",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"20.0001\"} | /benefit/factor",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"x\"} | /benefit/factor",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"2\", \"percent\": \"10\"} | /benefit/percent",
                "\"conditions\": {\"tiers\": []} | /conditions/tiers",
                "\"conditions\": {\"tiers\": [\"\"]} | /conditions/tiers/0",
                "\"conditions\": {\"minimumSpend\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | /conditions/minimumSpend/currency",
                "\"kind\": \"giftVoucher\" | /benefit/type",
                "\"benefit\": {\"type\": \"storedValue\", \"amount\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /benefit/type",
                "\"benefit\": {\"type\": \"storedValue\"} | /benefit/amount",
                "\"kind\": \"giftVoucher\", \"limits\": {\"usesPerCoupon\": 2} | /limits/usesPerCoupon",
                "\"kind\": \"giftVoucher\", \"limits\": {\"budget\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /limits/budget",
                "\"kind\": \"giftVoucher\", \"conditions\": {\"categories\": [\"a\"]} | /conditions/categories",
                "\"kind\": \"giftVoucher\", \"conditions\": {\"firstPurchaseOnly\": true} | /conditions/firstPurchaseOnly",
                "\"kind\": \"giftVoucher\", \"codePattern\": \"GIFT-##########-##########\" | /codePattern",
                "\"conditions\": {\"channels\": []} | /conditions/channels",
                "\"conditions\": {\"channels\": [\"\"]} | /conditions/channels/0",
                "\"benefit\": {\"type\": \"freeShipping\", \"percent\": \"10\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"freeShipping\", \"amount\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /benefit/amount",
                "\"benefit\": {\"type\": \"freeShipping\", \"maximum\": {\"minorUnits\": 1, \"currency\": \"USD\"}} | /benefit/maximum",
                "\"conditions\": {\"skus\": [null]} | /conditions/skus/0",
                "\"conditions\": {\"skus\": [\"a\", \"\"]} | /conditions/skus/1",
                "\"conditions\": {\"skus\": [\"a\", \"b\"], \"excludedSkus\": [\"b\"]} | /conditions/excludedSkus",
                "\"conditions\": {\"categories\": []} | /conditions/categories",
                "\"conditions\": {\"categories\": [\"a\"], \"excludedCategories\": [\"a\"]} | /conditions/excludedCategories",
                "\"conditions\": {\"excludedCategories\": [\" \"]} | /conditions/excludedCategories/0",
                "\"conditions\": {\"minimumSpend\": {\"minorUnits\": 0, \"currency\": \"USD\"}} | /conditions/minimumSpend/minorUnits",
                "\"benefit\": {\"type\": \"buyXGetY\"} | /benefit/buy",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}} | /benefit/get",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}} | /benefit/buy/quantity",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 0}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}} | /benefit/buy/quantity",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1001, \"percent\": \"50\"}} | /benefit/get/quantity",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1}} | /benefit/get/percent",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1, \"percent\": \"0\"}} | /benefit/get/percent",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2, \"skus\": []}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}} | /benefit/buy/skus",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1, \"percent\": \"50\", \"categories\": [\"\"]}} | /benefit/get/categories/0",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}, \"atMost\": 0} | /benefit/atMost",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}, \"percent\": \"5\"} | /benefit/percent",
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\", \"atMost\": 1} | /benefit/atMost",
                "\"conditions\": {\"quantity\": {}} | /conditions/quantity/atLeast",
                "\"conditions\": {\"quantity\": {\"atLeast\": 0}} | /conditions/quantity/atLeast",
                "\"conditions\": {\"quantity\": {\"atLeast\": 1000001}} | /conditions/quantity/atLeast",
                "\"conditions\": {\"quantity\": {\"atLeast\": 1, \"skus\": []}} | /conditions/quantity/skus",
                "\"conditions\": {\"quantity\": {\"atLeast\": 1, \"categories\": [\" \"]}} | /conditions/quantity/categories/0",
                "\"kind\": \"giftVoucher\", \"conditions\": {\"quantity\": {\"atLeast\": 1}} | /conditions/quantity",
                "\"kind\": \"points\", \"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}} | /benefit/type",
                "\"conditions\": {\"times\": {}} | /conditions/times",
                "\"conditions\": {\"times\": {\"days\": []}} | /conditions/times",
                "\"conditions\": {\"times\": {\"days\": [\"MON\"]}} | /conditions/times/days/0",
                "\"conditions\": {\"times\": {\"from\": \"18:00\"}} | /conditions/times",
                "\"conditions\": {\"times\": {\"from\": \"18:00\", \"to\": \"18:00\"}} | /conditions/times",
                "\"conditions\": {\"times\": {\"from\": \"18:00\", \"to\": \"24:00\"}} | /conditions/times/to",
                "\"conditions\": {\"times\": {\"from\": \"6 pm\", \"to\": \"20:00\"}} | /conditions/times/from",
                "\"limits\": {\"stock\": 0} | /limits/stock",
                "\"limits\": {\"stock\": 10000001} | /limits/stock",
                "\"limits\": {\"perMember\": 0} | /limits/perMember",
                "\"limits\": {\"usesPerCoupon\": 0} | /limits/usesPerCoupon",
                "\"limits\": {\"budget\": {\"minorUnits\": 0, \"currency\": \"USD\"}} | /limits/budget/minorUnits",
                "\"limits\": {\"budget\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | /limits/budget/currency",
                "\"codePattern\": \"SPRING-#######\" | /codePattern",
                "\"codePattern\": \"spring-########\" | /codePattern",
                "\"codePattern\": \"SPRINGSALESUMMERSALE20-########\" | /codePattern",
                "\"codePattern\": \"-SPRING-########\" | /codePattern",
                "\"externalId\": \"\" | /externalId",
                "\"opening\": {\"revenue\": {\"minorUnits\": -1, \"currency\": \"USD\"}} | /opening/revenue/minorUnits",
                "\"opening\": {\"revenue\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | /opening/revenue/currency",
                "\"opening\": {\"revenue\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"at\": \"2999-01-01T00:00:00Z\"} | /opening/at",
            })
    void refusesWhatIsNotAcceptable(String field, String pointer) {
        refuses("{" + field + "}", 422, "invalid-fields", pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"benefit\": {\"type\": \"percentOff\", \"percent\": 10} | /benefit/percent",
                "\"limits\": {\"stock\": \"10\"} | /limits/stock",
                "\"benefit\": {\"type\": \"percentOff\", \"percentage\": \"10\"} | /benefit/percentage",
                "\"benefit\": {\"type\": \"buyXGetY\", \"buy\": {\"quantity\": \"2\"}, \"get\": {\"quantity\": 1, \"percent\": \"50\"}} | /benefit/buy/quantity",
                "\"conditions\": {\"quantity\": {\"atLeast\": 1, \"atleast\": 1}} | /conditions/quantity/atleast",
                "\"limits\": {\"stock\": 1.5} | /limits/stock",
                "\"limits\": {\"stok\": 10} | /limits/stok",
                "\"conditions\": {\"times\": {\"from\": 1800, \"to\": 2000}} | /conditions/times/from",
                "\"conditions\": {\"firstPurchaseOnly\": \"yes\"} | /conditions/firstPurchaseOnly",
                "\"conditions\": {\"sku\": [\"a\"]} | /conditions/sku",
                "\"phase\": \"running\" | /phase",
                "\"status\": \"active\" | /status",
                "\"name\": 7 | /name",
            })
    void refusesWhatItCannotRead(String field, String pointer) {
        refuses("{" + field + "}", 400, "unreadable-body", pointer);
    }

    @Test
    void refusesWhatIsNoJson() {
        refused(Event.as("marketer").post("/v1/strategies", "{\"name\""), 400, "unreadable-body");
        refused(Event.as("marketer").post("/v1/strategies", "null"), 400, "unreadable-body");
    }

    @Test
    void knowsNoOtherStrategies() {
        for (var id : new String[] {"0123456789ab", "x", "0123456789AB"}) {
            refused(Event.as("marketer").get("/v1/strategies/" + id), 404, "not-found");
            refused(Event.as("marketer").send("POST", "/v1/strategies/" + id + "/activate", null), 404, "not-found");
            refused(Event.as("marketer").patch("/v1/strategies/" + id, "{}"), 404, "not-found");
        }
        refused(Event.as("marketer").send("DELETE", "/v1/strategies/0123456789ab", null), 405, "method-not-allowed");
    }

    /// And stores nothing.
    private void refuses(String fields, int status, String code, String pointer) {
        var before = table.all(Keys.strategies()).size();
        var answer = Event.as("marketer").post("/v1/strategies", terms(fields));
        refused(answer, status, code);
        assertThat(answer.json().<String>getList("errors.pointer")).contains(pointer);
        assertThat(table.all(Keys.strategies())).hasSize(before);
    }
}
