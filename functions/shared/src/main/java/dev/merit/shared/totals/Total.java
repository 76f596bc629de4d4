package dev.merit.shared.totals;

import dev.merit.shared.id.StrategyId;
import java.util.Currency;

/// One of the sums that Merit keeps over time.
public sealed interface Total {

    /// N: the members registered and not erased.
    record Members() implements Total {
        @Override
        public String family() {
            return "N";
        }
    }

    /// M: the members' net purchases in a currency.
    record Purchases(Currency currency) implements Total {
        @Override
        public String family() {
            return "M." + currency;
        }
    }

    /// P: one strategy's net revenue in a currency. R is the sum of these over the strategies, and nothing else.
    record Revenue(Currency currency, StrategyId strategy) implements Total {
        @Override
        public String family() {
            return Total.revenue(currency);
        }

        @Override
        public String member() {
            return strategy.value();
        }
    }

    /// The name of the totals of one kind and currency.
    String family();

    /// The partition that a family's rows stand in. M and N are asked for together and so stand together, whatever
    /// the currency; the strategies of one currency do too.
    static String partition(String family) {
        return family.startsWith("R.") ? family : "M";
    }

    /// The family of the strategies' revenue in a currency, which is R.
    static String revenue(Currency currency) {
        return "R." + currency;
    }

    /// Which of its partition the total is.
    default String name() {
        return member().isEmpty() ? family() : member();
    }

    static Total named(String partition, String name) {
        return partition.startsWith("R.") ? of(partition, name) : of(name, "");
    }

    /// Which of its family the total is; empty where it is the only one.
    default String member() {
        return "";
    }

    static Total of(String family, String member) {
        var currency = family.substring(family.indexOf('.') + 1);
        return switch (family.charAt(0)) {
            case 'N' -> new Members();
            case 'M' -> new Purchases(Currency.getInstance(currency));
            case 'R' -> new Revenue(Currency.getInstance(currency), new StrategyId(member));
            default -> throw new IllegalArgumentException("no total is called " + family);
        };
    }
}
