package dev.merit.coupons.pricing;

import static dev.merit.coupons.pricing.Carts.cart;
import static dev.merit.coupons.pricing.Carts.reasons;
import static dev.merit.coupons.pricing.Carts.terms;
import static dev.merit.coupons.pricing.Carts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 5.00 off, where what is in the cart meets these conditions.
class EvaluatorTest {

    private static final Benefit FIVE_OFF = new AmountOff(usd(500));
    private static final String CART = "mug:kitchen=2000 pen:office=300 bag:=700";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "          |                | 3000 | 0    | 0 | ",
                "          |                | 2999 | 0    | 0 | minimum-spend 2999 3000",
                "          |                | 3500 | 501  | 0 | minimum-spend 2999 3000",
                "          |                | 3500 | 500  | 0 | ",
            })
    void asksForAMinimumOfTheGoodsWithoutTheShipping(
            String in, String out, long total, long shipping, long purchases, String reason) {
        var terms = terms(FIVE_OFF, conditions(usd(3000), in, null, out, null));
        assertThat(reasons(terms, cart(total, shipping, null, null), purchases)).isEqualTo(split(reason));
    }

    /// Of the cart's 30.00 the mug is 20.00, the pen 3.00, the bag, which has no category, 7.00.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mug      |         |        |         | 2000 | ",
                "mug      |         |        |         | 2001 | minimum-spend 2000 2001",
                "mug bag  |         |        |         | 2700 | ",
                "mug bag  |         |        |         | 2701 | minimum-spend 2700 2701",
                "         | office  |        |         | 300  | ",
                "         | office  |        |         | 301  | minimum-spend 300 301",
                "bag      | office  |        |         | 1000 | ",
                "bag      | office  |        |         | 1001 | minimum-spend 1000 1001",
                "         |         | mug    |         | 1000 | ",
                "         |         | mug    |         | 1001 | minimum-spend 1000 1001",
                "         |         |        | kitchen | 1000 | ",
                "         |         |        | office  | 2701 | minimum-spend 2700 2701",
                "mug pen  |         |        | kitchen | 300  | ",
                "mug pen  |         |        | kitchen | 301  | minimum-spend 300 301",
                "         | kitchen | mug    |         | 1    | no-eligible-items 0 1,minimum-spend 0 1",
                "cup      |         |        |         | 1    | no-eligible-items 0 1,minimum-spend 0 1",
                "         | garden  |        |         | 1    | no-eligible-items 0 1,minimum-spend 0 1",
                "Mug      |         |        |         | 1    | no-eligible-items 0 1,minimum-spend 0 1",
            })
    void isForTheArticlesNamedAndNotExcluded(
            String skus, String categories, String withoutSkus, String withoutCategories, long minimum, String reason) {
        var terms = terms(FIVE_OFF, conditions(usd(minimum), skus, categories, withoutSkus, withoutCategories));
        assertThat(reasons(terms, cart(3000, 0, CART, null), 0)).isEqualTo(split(reason));
    }

    @Test
    void asksForTheItemsWhereArticlesAreNamedOrExcluded() {
        for (var conditions :
                List.of(conditions(null, "mug", null, null, null), conditions(null, null, null, "mug", null))) {
            assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), 0))
                    .containsExactly("no-eligible-items 0 1");
        }
    }

    @Test
    void isForItsCurrencyAndComparesNoOther() {
        var euro = new Money(1, Currency.getInstance("EUR"));
        var cart = new Cart(euro, Money.zero(euro.currency()), List.of(), null);
        assertThat(reasons(terms(new FreeShipping(), conditions(usd(3000), "a", null, null, null)), cart, 0))
                .containsExactly("currency EUR USD");
    }

    @ParameterizedTest
    @CsvSource({"3000, 0, no-shipping 0 1", "3000, 1, ", "3000, 3000, "})
    void freesTheShippingThatThereIs(long total, long shipping, String reason) {
        var terms = terms(new FreeShipping(), conditions(null, null, null, null, null));
        assertThat(reasons(terms, cart(total, shipping, null, null), 0)).isEqualTo(split(reason));
    }

    private static Conditions conditions(
            Money minimum, String skus, String categories, String withoutSkus, String withoutCategories) {
        return new ConditionsBuilder()
                .minimumSpend(minimum)
                .skus(names(skus))
                .excludedSkus(names(withoutSkus))
                .categories(names(categories))
                .excludedCategories(names(withoutCategories))
                .build();
    }

    private static List<String> names(String text) {
        return text == null ? null : List.of(text.split(" "));
    }

    private static List<String> split(String reasons) {
        return reasons == null ? List.of() : Arrays.asList(reasons.split(","));
    }
}
