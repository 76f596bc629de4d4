package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Takes a percentage off pieces of one group of articles for pieces of another that the order has: buy 2 of these,
/// get 1 of those at half the price. It applies as often as the order has pieces for it, at most `atMost` times.
///
/// Only pieces of eligible lines count. A piece that is bought is never one that is given, also where an article is in
/// both groups. The given pieces are the cheapest ones of their group that leave enough pieces to buy.
///
/// A line of n pieces has n prices: its amount divided by n, rounded down, and one minor unit more for as many pieces
/// as it takes for the prices to add up to the amount. The percentage is of the prices of all given pieces together
/// and is rounded once, half to even. The discount is shared over the lines in proportion to the prices of their
/// given pieces, by the largest remainder.
///
/// The file is long because a benefit has everything of it in one class: its JSON, its check, its effect and its item.
/// `buy` and `get` have fields in common, but records cannot inherit them, and the JSON has them in one object.
///
/// @param atMost how many times it applies to one order; without limit if null
public record BuyXGetY(Buy buy, Get get, @Nullable Long atMost) implements Benefit {

    static final String TYPE = "buyXGetY";

    private static final long MAX = 1_000;

    /// The pieces that an order must have for the others to be given.
    @Schema(name = "BuyXGetYBuy", description = "The pieces to buy: so many of one of these SKUs or categories.")
    @RegisterForReflection
    record Buy(
            @Schema(description = "How many pieces are bought for each time; 1 to 1000.")
            long quantity,

            @Schema(description = ArticleGroup.SKUS_WORDS) @Nullable
            List<String> skus,

            @Schema(description = ArticleGroup.CATEGORIES_WORDS) @Nullable
            List<String> categories) {

        ArticleGroup group() {
            return new ArticleGroup(skus, categories);
        }
    }

    /// The pieces that are given, and the percentage off them.
    @Schema(name = "BuyXGetYGet", description = "The pieces to get: so many of one of these SKUs or categories.")
    @RegisterForReflection
    record Get(
            @Schema(description = "How many pieces are given each time; 1 to 1000.")
            long quantity,

            @Schema(description = ArticleGroup.SKUS_WORDS) @Nullable
            List<String> skus,

            @Schema(description = ArticleGroup.CATEGORIES_WORDS) @Nullable
            List<String> categories,

            @Schema(description = "How many percent are taken off the given pieces; `100` makes them free.")
            Percent percent) {

        ArticleGroup group() {
            return new ArticleGroup(skus, categories);
        }
    }

    @Schema(
            name = "BuyXGetY",
            title = "Buy some, get some",
            description = "Takes a percentage off the cheapest pieces of `get` for so many pieces of `buy`, as often as"
                    + " the order has both, at most `atMost` times. A piece that is bought is not one that is given.",
            examples = "{\"type\": \"buyXGetY\", \"buy\": {\"quantity\": 2, \"skus\": [\"mug\"]},"
                    + " \"get\": {\"quantity\": 1, \"categories\": [\"tea\"], \"percent\": \"50\"}, \"atMost\": 3}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type,

            @Schema(required = true, description = "The pieces to buy.") @Nullable
            Buy buy,

            @Schema(required = true, description = "The pieces to get, and the percentage off them.") @Nullable
            Get get,

            @Schema(description = "How many times it applies to one order, 1 to 1000; any number if left out.")
            @Nullable
            Long atMost)
            implements BenefitBody.Content {

        @Override
        public @Nullable Benefit check(TermsInput terms, Fields fields) {
            fields.required("buy", buy).required("get", get).range("atMost", atMost, 1, MAX);
            if (buy == null || get == null) {
                return null;
            }
            buy.group().check(fields.in("buy").range("quantity", buy.quantity(), 1, MAX));
            get.group().check(fields.in("get").range("quantity", get.quantity(), 1, MAX));
            return new BuyXGetY(buy, get, atMost);
        }
    }

    /// Pieces of one line that cost the same.
    ///
    /// @param index of the line
    /// @param price of one piece, in minor units
    private record Pieces(int index, Line line, long price, long count, boolean toBuy, boolean toGet) {

        boolean isBoth() {
            return toBuy && toGet;
        }
    }

    /// The cheapest pieces first. What the order of the lines is makes no difference, but for lines that have SKU,
    /// category and price in common.
    private static final Comparator<Pieces> CHEAPEST_FIRST = Comparator.comparingLong(Pieces::price)
            .thenComparing(Pieces::isBoth)
            .thenComparing(pieces -> pieces.line().sku())
            .thenComparing(pieces -> String.valueOf(pieces.line().category()))
            .thenComparingInt(Pieces::index);

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        var pieces = pieces(lines);
        var given = new ArrayList<>(Collections.nCopies(lines.eligible().size(), 0L));
        long times = times(pieces);
        long left = times * get.quantity();
        long spare = count(pieces, true, false) - times * buy.quantity();
        for (var some :
                pieces.stream().filter(Pieces::toGet).sorted(CHEAPEST_FIRST).toList()) {
            long taken = Math.min(left, some.isBoth() ? Math.min(spare, some.count()) : some.count());
            given.set(some.index(), given.get(some.index()) + taken * some.price());
            left -= taken;
            spare -= some.isBoth() ? taken : 0;
        }
        long price = given.stream().mapToLong(Long::longValue).sum();
        var currency = lines.cart().total().currency();
        return lines.discounted(lines.limited(get.percent().of(new Money(price, currency))), given);
    }

    /// What the order lacks for the benefit to apply once: pieces to buy, or, beside those, pieces to get.
    @Override
    public Optional<Ineligibility> refusal(EligibleLines lines) {
        var pieces = pieces(lines);
        long toBuy = count(pieces, true, false);
        if (toBuy < buy.quantity()) {
            return Optional.of(Ineligibility.of(
                    IneligibilityReason.TOO_FEW_TO_BUY,
                    "The order has too few pieces that are to be bought.",
                    toBuy,
                    buy.quantity()));
        }
        long toGet = Math.min(count(pieces, false, true), count(pieces, true, true) - buy.quantity());
        return toGet >= get.quantity()
                ? Optional.empty()
                : Optional.of(Ineligibility.of(
                        IneligibilityReason.TOO_FEW_TO_GET,
                        "The order has too few pieces that could be given, beside those that are bought.",
                        toGet,
                        get.quantity()));
    }

    /// The most times for which there are pieces to buy and other pieces to get: enough of either, and enough of both
    /// together.
    private long times(List<Pieces> pieces) {
        long most = Math.min(
                Math.min(count(pieces, true, false) / buy.quantity(), count(pieces, false, true) / get.quantity()),
                count(pieces, true, true) / (buy.quantity() + get.quantity()));
        return atMost == null ? most : Math.min(most, atMost);
    }

    /// How many pieces may be bought, may be given, or either.
    private static long count(List<Pieces> pieces, boolean toBuy, boolean toGet) {
        return pieces.stream()
                .filter(some -> (toBuy && some.toBuy()) || (toGet && some.toGet()))
                .mapToLong(Pieces::count)
                .sum();
    }

    private List<Pieces> pieces(EligibleLines lines) {
        var pieces = new ArrayList<Pieces>();
        for (int i = 0; i < lines.eligible().size(); i++) {
            var line = lines.cart().lines().get(i);
            if (lines.eligible().get(i)) {
                boolean toBuy = buy.group().includes(line);
                boolean toGet = get.group().includes(line);
                long price = line.amount().minorUnits() / line.quantity();
                long dearer = line.amount().minorUnits() % line.quantity();
                pieces.add(new Pieces(i, line, price, line.quantity() - dearer, toBuy, toGet));
                pieces.add(new Pieces(i, line, price + 1, dearer, toBuy, toGet));
            }
        }
        return pieces;
    }

    @Override
    public boolean worksByPercentage() {
        return true;
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE, buy, get, atMost);
    }

    @Override
    public Item toItem() {
        return Item.map()
                .text("type", TYPE)
                .item("buy", buy.group().putInto(Item.map().number("quantity", buy.quantity())))
                .item(
                        "get",
                        get.group()
                                .putInto(Item.map()
                                        .number("quantity", get.quantity())
                                        .number("hundredths", (long)
                                                get.percent().hundredths())))
                .number("atMost", atMost);
    }

    static Benefit from(Item item, Currency currency) {
        var buy = item.maybeItem("buy").orElseThrow();
        var get = item.maybeItem("get").orElseThrow();
        var bought = ArticleGroup.from(buy);
        var given = ArticleGroup.from(get);
        return new BuyXGetY(
                new Buy(buy.number("quantity"), bought.skus(), bought.categories()),
                new Get(get.number("quantity"), given.skus(), given.categories(), new Percent((int)
                        get.number("hundredths"))),
                item.maybeNumber("atMost").orElse(null));
    }
}
