package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which fields of a strategy may be updated. Of a draft these are all, but the currency of one with an opening
/// revenue.
///
/// Of a paused strategy, kind and currency are fixed, since its revenue is counted in the currency. Limits count
/// over all of its coupons, so they may only be raised; the budget may also be lowered by what is left of it. All
/// other terms may change: coupons that were issued keep the terms of their version.
final class StrategyPatch {

    private final List<FieldError> locked = new ArrayList<>();

    private StrategyPatch() {}

    /// The changed fields that may not be changed; none if the update is allowed.
    static List<FieldError> locked(Strategy strategy, Terms next) {
        var patch = new StrategyPatch();
        var now = strategy.terms();
        switch (strategy.status()) {
            case DRAFT -> {
                if (strategy.opening() != null) {
                    patch.same("/currency", now.currency(), next.currency());
                }
            }
            case PAUSED -> patch.paused(now, next);
            case ACTIVE, ENDED ->
                throw new IllegalArgumentException(
                        "nothing of an " + strategy.status().text() + " strategy may be changed");
        }
        return List.copyOf(patch.locked);
    }

    static Problem refusal(String detail) {
        return Problem.of(StrategyProblem.STRATEGY_NOT_EDITABLE, detail);
    }

    /// The budget may not be lowered by more than what is left of it.
    static Problem tooLow(long left, long less) {
        return refusal("Less is left of the budget than it is to be lowered by.")
                .errors(List.of(new FieldError("/limits/budget", "may be lowered by what is left of it")))
                .with("have", left)
                .with("need", less);
    }

    private void paused(Terms now, Terms next) {
        same("/kind", now.kind(), next.kind());
        same("/currency", now.currency(), next.currency());
        notLess("/limits/stock", now.limits().stock(), next.limits().stock());
        notLess("/limits/perMember", now.limits().perMember(), next.limits().perMember());
        same("/limits/budget", now.limits().budget() == null, next.limits().budget() == null);
    }

    private void same(String pointer, @Nullable Object now, @Nullable Object next) {
        if (!Objects.equals(now, next)) {
            locked.add(new FieldError(pointer, "may be changed in a draft only"));
        }
    }

    /// Without a limit nothing is counted, so none may be added later. A limit may not be removed either, since it
    /// could not be added again.
    private void notLess(String pointer, @Nullable Long now, @Nullable Long next) {
        if ((now == null || next == null) ? !Objects.equals(now, next) : next < now) {
            locked.add(new FieldError(pointer, "may only be raised once coupons are issued"));
        }
    }
}
