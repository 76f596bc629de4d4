package dev.merit.artefacts.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// What was measured of one form of a function.
///
/// @param firstCalls the calls to the database of the first request
/// @param laterCalls those of a later one
/// @param trials with the executable in the page cache
/// @param coldTrials without it there; none of a JVM
record Figures(
        StartCommand command,
        List<String> firstCalls,
        List<String> laterCalls,
        List<Trial> trials,
        List<Trial> coldTrials) {

    Figures(StartCommand command, List<String> firstCalls, List<String> laterCalls) {
        this(command, firstCalls, laterCalls, new ArrayList<>(), new ArrayList<>());
    }

    boolean isBaseline() {
        return command.form().equals(Forms.GO);
    }

    /// The median of a figure of the trials.
    double median(ToLongFunction<Trial> figure) {
        return quantile(figures(trials, figure), 0.5);
    }

    /// The median of a figure of the trials with a cold page cache; not a number if there are none.
    double cold(ToLongFunction<Trial> figure) {
        return quantile(figures(coldTrials, figure), 0.5);
    }

    /// A quantile of the times of all later requests.
    double later(double quantile) {
        return quantile(
                trials.stream()
                        .flatMap(trial -> trial.later().stream())
                        .sorted()
                        .toList(),
                quantile);
    }

    private static List<Long> figures(List<Trial> trials, ToLongFunction<Trial> figure) {
        return trials.stream().mapToLong(figure).sorted().boxed().toList();
    }

    private static double quantile(List<Long> sorted, double quantile) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * quantile)));
    }
}
