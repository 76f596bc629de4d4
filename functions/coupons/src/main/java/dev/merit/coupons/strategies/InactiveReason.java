package dev.merit.coupons.strategies;

import dev.merit.shared.problems.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Why a strategy issues and redeems nothing now. `have` and `need` are statuses if the status is the reason, and
/// times if the window is: now, and when the window opens or closed.
public record InactiveReason(String detail, Object have, Object need) {

    private static final String ACTIVE = StrategyStatus.ACTIVE.text();

    /// Empty if the strategy is active and its window is open.
    public static Optional<InactiveReason> of(Strategy strategy, Instant now) {
        if (!strategy.isActive()) {
            return Optional.of(of(strategy.status()));
        }
        var window = strategy.terms().window();
        return switch (window.phase(now)) {
            case RUNNING -> Optional.empty();
            case SCHEDULED ->
                Optional.of(new InactiveReason(
                        "The strategy's window opens at " + window.start() + ".", now, window.start()));
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
