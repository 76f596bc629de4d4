package dev.merit.coupons.pricing;

import static dev.merit.coupons.pricing.Carts.USD;
import static dev.merit.coupons.pricing.Carts.terms;
import static dev.merit.coupons.pricing.Carts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyXGetYTest {

    /// The lines, such as `mug:*3=1000` for three mugs that cost 10.00 together, and what each of them has off.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Two mugs, one tea free; a fourth mug is not enough for a third tea.
                "2 | mug     | 1 | tea | 100   |   | mug:*2=2000 tea:*1=500          | 0 500",
                "2 | mug     | 1 | tea | 100   |   | mug:*5=5000 tea:*3=1500         | 0 1000",
                "2 | mug     | 1 | tea | 100   | 1 | mug:*5=5000 tea:*3=1500         | 0 500",
                "2 | mug     | 1 | tea | 50    |   | mug:*2=2000 tea:*1=501          | 0 250",
                // The cheapest pieces are given, whichever line they are on.
                "2 | mug     | 1 | tea oat | 100 | | mug:*2=2000 tea:=500 oat:=400   | 0 0 400",
                "1 | mug     | 2 | tea oat | 100 | | mug:=2000 tea:*2=1000 oat:=400  | 0 500 400",
                // 3.34, 3.33 and 3.33: the cheapest is 3.33, two of them 6.66, all three 10.00.
                "1 | mug     | 1 | tea | 100   |   | mug:*1=2000 tea:*3=1000         | 0 333",
                "1 | mug     | 1 | tea | 100   |   | mug:*2=2000 tea:*3=1000         | 0 666",
                "1 | mug     | 1 | tea | 100   |   | mug:*3=2000 tea:*3=1000         | 0 1000",
                // Of the same article: the third one, the sixth one.
                "2 | mug     | 1 | mug | 100   |   | mug:*3=3000                     | 1000",
                "2 | mug     | 1 | mug | 100   |   | mug:*5=5000                     | 1000",
                "2 | mug     | 1 | mug | 100   |   | mug:*6=6000                     | 2000",
                "2 | mug tea | 1 | mug tea | 100 | | mug:*2=2000 tea:=500            | 0 500",
                // Only one of the mugs may be given: four are bought.
                "2 | mug     | 1 | mug tea | 100 | | mug:*5=500 tea:*2=1800          | 100 900",
                // Any article.
                "1 |         | 1 |     | 100   |   | mug:*1=900 tea:*1=500           | 0 500",
                // Rounded once, of both together: half of 3.01 and 4.00 is 3.505, to the even 3.50.
                "1 | mug     | 2 | tea oat | 50 |  | mug:=900 tea:=301 oat:=400      | 0 150 200",
                "1 | mug     | 1 | tea | 100   |   | mug:=900 tea:=0                 | 0 0",
            })
    void takesAPercentageOffTheCheapestPieces(
            long buy, String buys, long get, String gets, String percent, Long atMost, String lines, String each) {
        var benefit = benefit(buy, buys, get, gets, percent, atMost);
        var total = Carts.lines(lines).stream()
                .mapToLong(line -> line.amount().minorUnits())
                .sum();
        var price = Evaluator.price(terms(benefit, Conditions.NONE), Carts.cart(total, 0, lines, null));
        assertThat(shown(price.lines())).isEqualTo(each);
        assertThat(price.discount()).isEqualTo(sum(price.lines()));
        assertThat(price.payable().plus(price.discount())).isEqualTo(usd(total));
        assertThat(price.shippingDiscount()).isNull();
        assertThat(Benefit.from(benefit.toItem(), USD)).isEqualTo(benefit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | mug | 1 | tea | mug:*1=1000 tea:*1=500 | too-few-to-buy 1 2",
                "2 | mug | 1 | tea | tea:*1=500             | too-few-to-buy 0 2",
                "2 | mug | 1 | tea |                        | too-few-to-buy 0 2",
                "2 | mug | 2 | tea | mug:*2=1000 tea:*1=500 | too-few-to-get 1 2",
                "2 | mug | 1 | tea | mug:*2=1000            | too-few-to-get 0 1",
                "2 | mug | 2 | mug | mug:*3=1000            | too-few-to-get 1 2",
                "2 | mug | 2 | mug | mug:*4=1000            | ",
            })
    void tellsHowManyPiecesThereAreAndHowManyItTakes(
            long buy, String buys, long get, String gets, String lines, String reason) {
        var terms = terms(benefit(buy, buys, get, gets, "100", null), Conditions.NONE);
        assertThat(Carts.reasons(terms, Carts.cart(2000, 0, lines, null), 0))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    /// An article that is excluded is neither bought nor given.
    @ParameterizedTest
    @CsvSource({"tea, too-few-to-get 0 1", "mug, too-few-to-buy 0 1"})
    void countsEligibleLinesOnly(String excluded, String reason) {
        var conditions = new ConditionsBuilder().excludedSkus(excluded).build();
        var terms = terms(benefit(1, "mug", 1, "tea", "100", null), conditions);
        assertThat(Carts.reasons(terms, Carts.cart(1500, 0, "mug:=1000 tea:=500", null), 0))
                .containsExactly(reason);
    }

    /// A line of a cart with at most three pieces of one of three articles.
    @Provide
    Arbitrary<Line> line() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs().between(0, 50))
                .as((sku, quantity, amount) -> new Line(sku, null, null, quantity, usd(amount)));
    }

    @Provide
    Arbitrary<BuyXGetY> benefits() {
        var skus = Arbitraries.of("a", "b", "a b", "b c", "a b c");
        return Combinators.combine(
                        Arbitraries.longs().between(1, 2),
                        skus,
                        Arbitraries.longs().between(1, 2),
                        skus,
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.longs().between(1, 3).injectNull(0.5))
                .as((buy, buys, get, gets, hundredths, atMost) ->
                        benefit(buy, buys, get, gets, new Percent(hundredths).text(), atMost));
    }

    /// Compares with a search through all ways to buy, to give or to leave each piece: the benefit applies as often as
    /// any of them allows, and of those that apply so often it gives the pieces that cost the least.
    @Property(tries = 500)
    void takesThePercentageOffTheCheapestPiecesOfAllChoices(
            @ForAll("benefits") BuyXGetY benefit, @ForAll @Size(max = 3) List<@From("line") Line> lines) {
        var pieces = new ArrayList<Line>();
        lines.forEach(line -> pieces.addAll(pieces(line)));
        var cart = cart(lines);
        long[] best = {0, 0};
        search(benefit, pieces, 0, 0, 0, 0, best);
        var price = Evaluator.price(terms(benefit, Conditions.NONE), cart);
        assertThat(price.discount()).isEqualTo(benefit.get().percent().of(usd(best[1])));
        assertThat(price.discount().minorUnits()).isLessThanOrEqualTo(best[1]);
        assertThat(benefit.refusal(EligibleLines.of(Conditions.NONE, cart)).isPresent())
                .isEqualTo(best[0] == 0);
    }

    private static void search(
            BuyXGetY benefit, List<Line> pieces, int at, long bought, long given, long cost, long[] best) {
        if (at == pieces.size()) {
            long times = bought / benefit.buy().quantity();
            if (given == times * benefit.get().quantity()
                    && (benefit.atMost() == null || times <= benefit.atMost())
                    && (times > best[0] || (times == best[0] && cost < best[1]))) {
                best[0] = times;
                best[1] = cost;
            }
            return;
        }
        var piece = pieces.get(at);
        search(benefit, pieces, at + 1, bought, given, cost, best);
        if (benefit.buy().group().includes(piece)) {
            search(benefit, pieces, at + 1, bought + 1, given, cost, best);
        }
        if (benefit.get().group().includes(piece)) {
            search(
                    benefit,
                    pieces,
                    at + 1,
                    bought,
                    given + 1,
                    cost + piece.amount().minorUnits(),
                    best);
        }
    }

    /// A line's discount is at most what the line costs, and the lines add up, whatever the cart costs in all.
    @Property(tries = 1_000)
    void addsUpAndTakesNoMoreOffThanTheLinesCost(
            @ForAll("benefits") BuyXGetY benefit,
            @ForAll @Size(max = 6) List<@From("line") Line> lines,
            @ForAll @IntRange(min = -30, max = 30) int beyond) {
        long sum = lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
        var cart = new Cart(usd(Math.max(0, sum + beyond)), usd(0), lines, null);
        var price = Evaluator.price(terms(benefit, Conditions.NONE), cart);
        assertThat(price.discount()).isEqualTo(sum(price.lines()));
        assertThat(price.payable().minorUnits()).isNotNegative();
        assertThat(price.lines()).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(price.lines().get(i).discount().minorUnits())
                    .isBetween(0L, lines.get(i).amount().minorUnits());
        }
    }

    @Property(tries = 500)
    void isTheSameWhateverTheOrderOfTheLines(
            @ForAll("benefits") BuyXGetY benefit,
            @ForAll @Size(max = 6) List<@From("line") Line> lines,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        var one = Evaluator.price(terms(benefit, Conditions.NONE), cart(lines));
        var other = Evaluator.price(terms(benefit, Conditions.NONE), cart(shuffled));
        assertThat(other.discount()).isEqualTo(one.discount());
        var free = benefit(
                benefit.buy().quantity(),
                String.join(" ", benefit.buy().skus()),
                benefit.get().quantity(),
                String.join(" ", benefit.get().skus()),
                "100",
                benefit.atMost());
        assertThat(bySku(Evaluator.price(terms(free, Conditions.NONE), cart(shuffled))))
                .isEqualTo(bySku(Evaluator.price(terms(free, Conditions.NONE), cart(lines))));
    }

    private static Map<String, Long> bySku(Evaluation.Eligible price) {
        return price.lines().stream()
                .collect(Collectors.groupingBy(
                        LineDiscount::sku,
                        TreeMap::new,
                        Collectors.summingLong(line -> line.discount().minorUnits())));
    }

    /// The pieces of a line, each a line of its own.
    private static List<Line> pieces(Line line) {
        var pieces = new ArrayList<Line>();
        for (int i = 0; i < line.quantity(); i++) {
            long more = i < line.amount().minorUnits() % line.quantity() ? 1 : 0;
            pieces.add(new Line(line.sku(), null, null, 1, usd(line.amount().minorUnits() / line.quantity() + more)));
        }
        return pieces;
    }

    private static Cart cart(List<Line> lines) {
        long sum = lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
        return new Cart(usd(sum), usd(0), lines, null);
    }

    private static BuyXGetY benefit(long buy, String buys, long get, String gets, String percent, Long atMost) {
        return new BuyXGetY(
                new BuyXGetY.Buy(buy, skus(buys), null),
                new BuyXGetY.Get(get, skus(gets), null, Percent.of(percent)),
                atMost);
    }

    private static List<String> skus(String names) {
        return names == null ? null : List.of(names.split(" "));
    }

    private static Money sum(List<LineDiscount> lines) {
        return usd(
                lines.stream().mapToLong(line -> line.discount().minorUnits()).sum());
    }

    private static String shown(List<LineDiscount> lines) {
        return lines.stream()
                .map(line -> String.valueOf(line.discount().minorUnits()))
                .collect(Collectors.joining(" "));
    }
}
