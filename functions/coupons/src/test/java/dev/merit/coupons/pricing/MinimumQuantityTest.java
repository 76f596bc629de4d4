package dev.merit.coupons.pricing;

import static dev.merit.coupons.pricing.Carts.USD;
import static dev.merit.coupons.pricing.Carts.cart;
import static dev.merit.coupons.pricing.Carts.reasons;
import static dev.merit.coupons.pricing.Carts.terms;
import static dev.merit.coupons.pricing.Carts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 5.00 off an order with three mugs, a pen of the office and two bags.
class MinimumQuantityTest {

    private static final Benefit FIVE_OFF = new AmountOff(usd(500));
    private static final String CART = "mug:kitchen*3=2000 pen:office=300 bag:*2=700";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | mug     |                |     | ",
                "4 | mug     |                |     | minimum-quantity 3 4",
                "5 | mug bag |                |     | ",
                "4 | mug     | office         |     | ",
                "5 | mug     | office         |     | minimum-quantity 4 5",
                "1 | cup     |                |     | minimum-quantity 0 1",
                "1 |         | garden         |     | minimum-quantity 0 1",
                "6 |         |                |     | ",
                "7 |         |                |     | minimum-quantity 6 7",
                // Without articles of its own it counts the eligible lines, with them all lines of the order.
                "3 |         |                | mug | ",
                "4 |         |                | mug | minimum-quantity 3 4",
                "2 | bag     |                | mug | ",
            })
    void asksForSoManyPieces(long atLeast, String skus, String categories, String eligible, String reason) {
        var quantity = new MinimumQuantity(atLeast, names(skus), names(categories));
        var conditions =
                new ConditionsBuilder().skus(names(eligible)).quantity(quantity).build();
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, CART, null), 0))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(Conditions.from(conditions.toItem(), USD)).isEqualTo(conditions);
    }

    @ParameterizedTest
    @CsvSource({"3, minimum-quantity 0 3", "1, minimum-quantity 0 1"})
    void asksForTheItems(long atLeast, String reason) {
        var conditions = new ConditionsBuilder()
                .quantity(new MinimumQuantity(atLeast, null, null))
                .build();
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), 0))
                .containsExactly(reason);
    }

    /// It is met just where there are enough pieces, whatever the order of the lines and however they are split.
    @Property(tries = 500)
    void countsPiecesNotLines(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 4) Integer> quantities,
            @ForAll @IntRange(min = 1, max = 12) int atLeast,
            @ForAll Random random) {
        var lines = new ArrayList<Line>();
        var split = new ArrayList<Line>();
        for (int i = 0; i < quantities.size(); i++) {
            var sku = i % 2 == 0 ? "a" : "b";
            lines.add(new Line(sku, null, null, quantities.get(i), usd(12)));
            split.addAll(Collections.nCopies(quantities.get(i), new Line(sku, null, null, 1, usd(3))));
        }
        Collections.shuffle(split, random);
        long pieces = split.stream().filter(line -> line.sku().equals("a")).count();
        var conditions = new ConditionsBuilder()
                .quantity(new MinimumQuantity(atLeast, List.of("a"), null))
                .build();
        for (var cart : List.of(new Cart(usd(100), usd(0), lines, null), new Cart(usd(100), usd(0), split, null))) {
            assertThat(reasons(terms(FIVE_OFF, conditions), cart, 0))
                    .isEqualTo(pieces >= atLeast ? List.of() : List.of("minimum-quantity " + pieces + " " + atLeast));
        }
    }

    private static List<String> names(String text) {
        return text == null ? null : List.of(text.split(" "));
    }
}
