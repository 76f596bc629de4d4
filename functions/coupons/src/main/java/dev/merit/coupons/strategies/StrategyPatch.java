package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of a strategy may be changed. Of a draft that is everything, but for the currency that an opening is in.
///
/// Coupons of a paused strategy are in members' hands, and keep the terms that they were issued under, so those may
/// be changed for the coupons to come. The currency may not, since the strategy's revenue is counted in it, nor the
/// kind; and the limits, which count over all coupons, may only be raised; the budget also lowered, by what is left
/// of it.
final class StrategyPatch {

    private final List<FieldError> locked = new ArrayList<>();

    private StrategyPatch() {}

    /// The fields that are not as they must be; none, if the change may be made.
    static List<FieldError> locked(Strategy strategy, Terms next) {
        var editing = new StrategyPatch();
        var now = strategy.terms();
        switch (strategy.status()) {
            case DRAFT -> {
                if (strategy.opening() != null) {
                    editing.same("/currency", now.currency(), next.currency());
                }
            }
            case PAUSED -> editing.paused(now, next);
            case ACTIVE, ENDED ->
                throw new IllegalArgumentException(
                        "nothing of an " + strategy.status().text() + " strategy may be changed");
        }
        return List.copyOf(editing.locked);
    }

    static Problem refusal(String detail) {
        return Problem.of(StrategyProblem.STRATEGY_NOT_EDITABLE, detail);
    }

    /// What of a budget was taken cannot be taken away any more.
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

    /// A limit that was not there was not counted by, so none can be put in later; nor can one that is there be
    /// lifted, since it could not come back.
    private void notLess(String pointer, @Nullable Long now, @Nullable Long next) {
        if ((now == null || next == null) ? !Objects.equals(now, next) : next < now) {
            locked.add(new FieldError(pointer, "may only be raised once coupons are issued"));
        }
    }
}
