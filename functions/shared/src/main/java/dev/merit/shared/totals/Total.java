package dev.merit.shared.totals;

import dev.merit.shared.id.StrategyId;
import java.util.Currency;

/// A sum that Merit keeps over time.
public sealed interface Total {

    /// N: the members registered and not erased.
    record Members() implements Total {
        @Override
        public TotalSeries series() {
            return TotalSeries.members();
        }
    }

    /// M: the members' net purchases in a currency.
    record Purchases(Currency currency) implements Total {
        @Override
        public TotalSeries series() {
            return TotalSeries.purchases(currency);
        }
    }

    /// P: one strategy's net revenue in a currency. R is the sum of these over the strategies.
    record Revenue(Currency currency, StrategyId strategy) implements Total {
        @Override
        public TotalSeries series() {
            return TotalSeries.revenue(currency);
        }

        @Override
        public String key() {
            return strategy.value();
        }
    }

    /// D: the redemptions of one strategy in a currency, and their discounts.
    record Redemptions(Currency currency, StrategyId strategy) implements Total {
        @Override
        public TotalSeries series() {
            return TotalSeries.redemptions(currency);
        }

        @Override
        public String key() {
            return strategy.value();
        }
    }

    /// V: the balances of all gift vouchers in a currency.
    record Vouchers(Currency currency) implements Total {
        @Override
        public TotalSeries series() {
            return TotalSeries.vouchers(currency);
        }
    }

    TotalSeries series();

    /// Identifies the total in its series; empty where the series has one total.
    default String key() {
        return "";
    }

    /// Identifies the total in the partition of its series.
    default String rowKey() {
        return key().isEmpty() ? series().name() : key();
    }

    static Total ofRow(String partition, String rowKey) {
        return TotalSeries.isByStrategy(partition)
                ? of(new TotalSeries(partition), rowKey)
                : of(new TotalSeries(rowKey), "");
    }

    static Total of(TotalSeries series, String key) {
        var name = series.name();
        var currency = name.substring(name.indexOf('.') + 1);
        return switch (name.charAt(0)) {
            case 'N' -> new Members();
            case 'M' -> new Purchases(Currency.getInstance(currency));
            case 'R' -> new Revenue(Currency.getInstance(currency), new StrategyId(key));
            case 'D' -> new Redemptions(Currency.getInstance(currency), new StrategyId(key));
            case 'V' -> new Vouchers(Currency.getInstance(currency));
            default -> throw new IllegalArgumentException("no total is called " + name);
        };
    }
}
