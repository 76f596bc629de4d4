package dev.merit.totals;

import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.totals.Figures;
import java.util.Currency;

/// Answers sums as money. One that is too large for it is a problem of its own and of no other.
public final class TotalProblems {

    private TotalProblems() {}

    /// The sum as money, or the problem that it is too large.
    ///
    /// @param total the name of the total, as the documentation has it: `purchaseAmount`, `revenue`
    public static Money money(String total, Figures figures, Currency currency) {
        return figures.money(currency).orElseThrow(() -> outOfRange(total, currency));
    }

    private static ProblemException outOfRange(String total, Currency currency) {
        var detail = "The total " + total + " in " + currency + " is too large to be answered.";
        return new ProblemException(Problem.unprocessable("total-out-of-range", detail)
                .with("total", total)
                .with("currency", currency.getCurrencyCode()));
    }
}
