package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of threats in docs/SECURITY.md: each one names tests that are there, or says that it is not yet held.
class SecurityPageTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/SECURITY.md");

    private static final Pattern THREAT = Pattern.compile("^\\| [STRIDE] \\|.*$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Za-z_./]+)#([A-Za-z_]+)`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var test :
                TEST.matcher(Files.readString(PAGE)).results().distinct().toList()) {
            if (!isThere(test.group(1), test.group(2))) {
                missing.add(test.group());
            }
        }
        assertThat(missing).as("tests that are not there").isEmpty();
    }

    @Test
    void saysOfEachThreatWhatHoldsIt() throws IOException {
        assertThat(THREAT.matcher(Files.readString(PAGE)).results().map(MatchResult::group))
                .hasSizeGreaterThan(25)
                .allMatch(row -> TEST.matcher(row).find() || row.contains("not yet held"));
    }

    /// Whether a class of that name, or the file, has a test of that name.
    private static boolean isThere(String where, String name) throws IOException {
        if (where.endsWith(".py")) {
            return Files.readString(ROOT.resolve(where)).contains("def " + name + "(");
        }
        try (var files = Files.walk(ROOT.resolve("functions"))) {
            var classes = files.filter(file -> file.endsWith(where + ".java")).toList();
            for (var file : classes) {
                if (Files.readString(file).contains("void " + name + "(")) {
                    return true;
                }
            }
            return false;
        }
    }
}
