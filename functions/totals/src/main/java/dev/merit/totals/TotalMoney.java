package dev.merit.totals;

import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.totals.Figures;
import java.util.Currency;

/// Converts the sum of a total to money.
final class TotalMoney {

    private TotalMoney() {}

    /// The sum as money. A sum that is too large for money is a problem of this total only.
    ///
    /// @param total the name of the total in the API: `purchaseAmount`, `revenue`
    static Money of(String total, Figures figures, Currency currency) {
        return figures.money(currency).orElseThrow(() -> outOfRange(total, currency));
    }

    private static ProblemException outOfRange(String total, Currency currency) {
        var detail = "The total " + total + " in " + currency + " is too large to be answered.";
        return new ProblemException(Problem.of(TotalProblem.TOTAL_OUT_OF_RANGE, detail)
                .with("total", total)
                .with("currency", currency.getCurrencyCode()));
    }
}
