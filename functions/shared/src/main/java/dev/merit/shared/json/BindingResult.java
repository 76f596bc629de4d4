package dev.merit.shared.json;

import dev.merit.shared.problems.Problem;
/// The result of binding JSON to a type: the value, or the problem of the JSON.

public sealed interface BindingResult<T> {
    record Value<T>(T value) implements BindingResult<T> {}

    record Bad<T>(Problem problem) implements BindingResult<T> {}
}
