package dev.merit.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the requests of a shop from text:
///
///     shop POST /v1/members 201
///         Idempotency-Key: ann
///         {"externalId": "ann"}
///         > ann = /memberId
///         = /tier standard
///     nobody GET /v1/members/{ann} 401 unauthorized
///     let order = {"total": {EUR 8000}, "channel": "web"}
///
/// A line at the margin begins a step: who calls, method, path, status, and the code of a problem. Below it,
/// indented, are headers, the body, values of the answer that later steps name in braces, and values that the
/// answer must have. `~` keeps the body of the answer from being compared with another run's; the words after
/// it say why. `* 30` sends the step so often, each time with the next `{n}`, from 1 on, and `{2n}`. `let`
/// gives a text a name, and `{EUR 8000}` is that amount of money. The method WAIT goes on when so many seconds
/// are left of a minute of the clock. The method EVENT sends the body, or the file of that name in `events/`,
/// to a function that takes no requests.
final class Scenario {

    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]+): (.*)");
    private static final Pattern CAPTURE = Pattern.compile("> (\\w+) = (\\S+)");
    private static final Pattern LET = Pattern.compile("let (\\w+) = (.*)");
    private static final Pattern MONEY = Pattern.compile("\\{([A-Z]{3}) (-?\\d+)}");
    private static final Pattern TIMES = Pattern.compile("\\* (\\d+)");
    private static final Pattern EXPECTED = Pattern.compile("= (/\\S+) (.+)");

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> captures = new LinkedHashMap<>();
    private final Map<String, String> expected = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    private @Nullable Step begun;
    private int times = 1;
    private boolean comparable = true;

    private Scenario() {}

    /// The steps of a file beside the tests.
    static List<Step> of(String file) {
        var scenario = new Scenario();
        var lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            scenario.read(file + ":" + (i + 1), lines.get(i));
        }
        scenario.end();
        return scenario.steps;
    }

    private static String text(String file) {
        try (var content = Scenario.class.getResourceAsStream("/scenarios/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String at, String line) {
        var text = expanded(line.strip());
        if (text.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (text.startsWith("let ")) {
            put(LET, text, texts);
        } else if (!line.startsWith(" ")) {
            end();
            var words = text.split(" ", 5);
            begun = Step.of(
                            words[0],
                            words[1],
                            words[2],
                            Integer.parseInt(words[3]),
                            words.length > 4 ? words[4] : null)
                    .at(at);
        } else if (text.startsWith(">")) {
            put(CAPTURE, text, captures);
        } else if (text.startsWith("=")) {
            put(EXPECTED, text, expected);
        } else if (text.startsWith("~")) {
            comparable = false;
        } else if (TIMES.matcher(text).matches()) {
            times = Integer.parseInt(text.substring(2));
        } else if (body.isEmpty() && HEADER.matcher(text).matches()) {
            put(HEADER, text, headers);
        } else {
            body.append(text).append('\n');
        }
    }

    private String expanded(String line) {
        var text = line;
        for (var name : texts.entrySet()) {
            text = text.replace("{" + name.getKey() + "}", name.getValue());
        }
        return MONEY.matcher(text).replaceAll("{\"minorUnits\": $2, \"currency\": \"$1\"}");
    }

    private static void put(Pattern form, String text, Map<String, String> into) {
        var found = form.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        into.put(found.group(1), found.group(2));
    }

    private void end() {
        if (begun != null) {
            var step = begun.with(headers, body.isEmpty() ? null : body.toString(), captures, expected, comparable);
            for (int n = 1; n <= times; n++) {
                steps.add(step.numbered(n));
            }
        }
        begun = null;
        times = 1;
        comparable = true;
        headers.clear();
        captures.clear();
        expected.clear();
        body.setLength(0);
    }
}
