package dev.merit.shared.sums;

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
            return "R." + currency;
        }

        @Override
        public String member() {
            return strategy.value();
        }
    }

    /// The totals that are read together stand in one partition, named by this.
    String family();

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
