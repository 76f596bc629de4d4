package dev.merit.artefacts.measurement;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Writes figures as tables in Markdown. A ratio is that to the baseline in Go.
final class FigureTables {

    private static final String BEGIN = "<!-- figures: written by make cold-starts -->";
    private static final String END = "<!-- end of the figures -->";

    private static final List<Column> START = List.of(
            ratio("exec → init, ms", 1, figures -> figures.median(Trial::init) / 1e6),
            ratio("exec → first answer, ms", 1, figures -> figures.median(Trial::first) / 1e6),
            ratio("CPU to it, ms", 1, figures -> figures.median(Trial::firstCpu) / 1e6),
            ratio("first answer with a cold page cache, ms", 1, figures -> figures.cold(Trial::first) / 1e6),
            plain("major faults", 0, figures -> figures.cold(Trial::majorFaults)),
            plain("read, MB", 1, figures -> figures.cold(Trial::bytesRead) / 1e6));

    private static final List<Column> LATER = List.of(
            ratio("p50, ms", 2, figures -> figures.later(0.5) / 1e6),
            ratio("p99, ms", 2, figures -> figures.later(0.99) / 1e6),
            ratio("CPU per request, ms", 2, figures -> figures.median(Trial::laterCpu) / 1e6),
            ratio("resident, MB", 0, figures -> figures.median(Trial::resident) / 1e3),
            plain("of that anonymous, MB", 0, figures -> figures.median(Trial::anonymous) / 1e3),
            ratio("executable, MB", 1, FigureTables::executableMegabytes),
            plain("zip, MB", 1, figures -> figures.command().zipBytes() / 1e6));

    private FigureTables() {}

    private interface Cell {
        String of(Figures figures, Figures baseline);
    }

    private record Column(String title, Cell cell) {}

    /// Prints the tables of one function.
    static void print(Operation operation, List<Figures> all) {
        System.out.println(tables(Map.of(operation.function(), all)));
    }

    /// Writes the tables of all functions into the page, between two marks.
    static void write(Map<String, List<Figures>> measured, int rounds, int later) throws IOException {
        var page = Path.of("..", "..", "..", "docs", "cold-starts.md");
        var text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has no marks between which the figures stand");
        }
        var how = "Measured on %s on %s. %d rounds; %d later requests in each."
                .formatted(LocalDate.now(ZoneOffset.UTC), machine(), rounds, later);
        Files.writeString(
                page,
                text.substring(0, begin) + BEGIN + "\n\n" + how + "\n\n" + tables(measured) + text.substring(end));
    }

    private static String tables(Map<String, List<Figures>> measured) {
        return "### Start\n\n" + table(measured, START) + "\n### Later requests and size\n\n" + table(measured, LATER)
                + "\n### Calls to DynamoDB\n\n" + calls(measured) + "\n";
    }

    private static String table(Map<String, List<Figures>> measured, List<Column> columns) {
        var lines = new ArrayList<List<String>>();
        lines.add(row("function", "form", columns.stream().map(Column::title).toList()));
        lines.add(row("---", "---", columns.stream().map(column -> "---").toList()));
        measured.forEach((function, all) -> {
            for (var figures : all) {
                lines.add(row(
                        function,
                        figures.command().form(),
                        columns.stream()
                                .map(column -> column.cell().of(figures, all.getFirst()))
                                .toList()));
            }
        });
        return markdown(lines);
    }

    private static String calls(Map<String, List<Figures>> measured) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("function", "request", "calls", "which"));
        lines.add(List.of("---", "---", "---", "---"));
        measured.forEach((function, all) -> {
            var operation = Operation.of(function).title();
            var figures = all.getLast();
            lines.add(calls(function, operation + ", the first", figures.firstCalls()));
            lines.add(calls(function, operation + ", a later one", figures.laterCalls()));
        });
        return markdown(lines);
    }

    private static List<String> calls(String function, String request, List<String> calls) {
        var counts = new LinkedHashMap<String, Integer>();
        calls.forEach(call -> counts.merge(call, 1, Integer::sum));
        var which = counts.entrySet().stream()
                .map(call -> call.getValue() == 1 ? call.getKey() : call.getValue() + " × " + call.getKey())
                .collect(joining(", "));
        return List.of(function, request, Integer.toString(calls.size()), which);
    }

    private static List<String> row(String function, String form, List<String> more) {
        var row = new ArrayList<>(List.of(function, form));
        row.addAll(more);
        return row;
    }

    private static String markdown(List<List<String>> lines) {
        return lines.stream()
                .map(line -> "| " + String.join(" | ", line) + " |\n")
                .collect(joining());
    }

    private static Column plain(String title, int digits, ToDoubleFunction<Figures> figure) {
        return new Column(title, (figures, _) -> number(figure.applyAsDouble(figures), digits));
    }

    /// A figure with its ratio to that of the baseline.
    private static Column ratio(String title, int digits, ToDoubleFunction<Figures> figure) {
        return new Column(title, (figures, baseline) -> {
            double value = figure.applyAsDouble(figures);
            var text = number(value, digits);
            boolean compared = baseline.isBaseline() && !figures.isBaseline() && !Double.isNaN(value);
            return compared ? text + " (" + number(value / figure.applyAsDouble(baseline), 1) + ")" : text;
        });
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static double executableMegabytes(Figures figures) {
        var executable = figures.command().executable();
        try {
            return executable == null ? Double.NaN : Files.size(executable) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machine() throws IOException {
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + ")";
    }
}
