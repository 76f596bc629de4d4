package dev.merit.coupons.strategies;

import dev.merit.shared.problems.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Why a strategy issues nothing now. `have` and `need` are statuses if the status is the reason, and times if the
/// window is: now, and when issuing begins or the window closed.
public record InactiveReason(String detail, Object have, Object need) {

    private static final String ACTIVE = StrategyStatus.ACTIVE.text();

    /// Empty if the strategy is active, and its window is open or coupons are issued before it opens.
    public static Optional<InactiveReason> of(Strategy strategy, Instant now) {
        if (!strategy.isActive()) {
            return Optional.of(of(strategy.status()));
        }
        var window = strategy.terms().window();
        if (now.isBefore(window.issueStart())) {
            return Optional.of(new InactiveReason(
                    "Coupons are issued from " + window.issueStart() + " on.", now, window.issueStart()));
        }
        return switch (window.phase(now)) {
            case SCHEDULED, RUNNING -> Optional.empty();
            case OVER -> {
                var end = Objects.requireNonNull(window.end());
                yield Optional.of(new InactiveReason("The strategy's window closed at " + end + ".", now, end));
            }
        };
    }

    /// By the status alone.
    public static InactiveReason of(StrategyStatus status) {
        return new InactiveReason("The strategy is " + status.text() + ".", status.text(), ACTIVE);
    }

    public Problem problem() {
        return Problem.of(StrategyProblem.STRATEGY_NOT_ACTIVE, detail)
                .with("have", have)
                .with("need", need);
    }
}
