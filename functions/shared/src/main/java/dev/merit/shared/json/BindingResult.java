package dev.merit.shared.json;

import dev.merit.shared.problems.Problem;
/// What became of binding JSON to a type: the value, or the problem it has.

public sealed interface BindingResult<T> {
    record Value<T>(T value) implements BindingResult<T> {}

    record Bad<T>(Problem problem) implements BindingResult<T> {}
}
