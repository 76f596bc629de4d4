package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The browser is told beforehand which modules the first page needs. Otherwise it would find them level by level.
class ConsoleModulesTest {

    private static final Path CONSOLE = Path.of("console", "src", "main", "console");
    private static final String ENTRY = "app.js";
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export) [^;]*?from '([^']+)';", Pattern.MULTILINE);
    private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

    @Test
    void namesTheModulesOfTheFirstPage() throws IOException {
        var needed = new TreeSet<String>();
        collect(ENTRY, needed);
        collect("overview/page.js", needed);
        needed.remove(ENTRY);
        var named = PRELOAD.matcher(Files.readString(CONSOLE.resolve("index.html")))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("the modules of the first page; index.html should have%n%s", links(needed))
                .isEqualTo(needed);
    }

    private static void collect(String module, Set<String> found) throws IOException {
        if (!found.add(module) || module.startsWith("lib/")) {
            return;
        }
        var imports = IMPORT.matcher(Files.readString(CONSOLE.resolve(module)))
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceAll("(?s).*from '([^']+)';", "$1"))
                .toList();
        for (var imported : imports) {
            var file = Path.of(module).resolveSibling(imported).normalize();
            collect(file.toString().replace('\\', '/'), found);
        }
    }

    private static String links(Set<String> modules) {
        return modules.stream()
                .map(module -> "  <link rel=\"modulepreload\" href=\"" + module + "\">\n")
                .collect(Collectors.joining());
    }
}
