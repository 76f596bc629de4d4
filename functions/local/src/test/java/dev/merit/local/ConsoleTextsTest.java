package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The console's texts and its sources agree.
class ConsoleTextsTest {

    private static final Path CONSOLE = Path.of("console", "src", "main", "console");

    /// `t('key')`, and `` t(`key.${part}`) ``, of which the beginning is known.
    private static final Pattern KEY = Pattern.compile("\\bt\\(\\s*'([^']+)'");

    /// A key that a variable has.
    private static final Pattern QUOTED = Pattern.compile("'([a-z]\\w*(?:\\.[\\w-]+)+)'");

    private static final Pattern PREFIX = Pattern.compile("\\bt\\(\\s*`([^`$]+)\\$\\{");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern PLURAL = Pattern.compile("\\.(one|other)$");

    private final Map<String, String> english = catalogue("en");
    private final Map<String, String> chinese = catalogue("zh");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .isSubsetOf(chinese.keySet())
                .allSatisfy(key ->
                        assertThat(placeholders(chinese.get(key))).as(key).isEqualTo(placeholders(english.get(key))));
        assertThat(english.values()).noneMatch(String::isBlank);
        assertThat(chinese.values()).noneMatch(String::isBlank);
    }

    @Test
    void everyTextThatIsShownExists() {
        var stems = english.keySet().stream()
                .map(key -> PLURAL.matcher(key).replaceFirst(""))
                .collect(Collectors.toSet());
        assertThat(found(KEY)).isNotEmpty().allMatch(stems::contains);
        assertThat(found(PREFIX))
                .isNotEmpty()
                .allMatch(prefix -> stems.stream().anyMatch(key -> key.startsWith(prefix)));
    }

    @Test
    void everyTextIsShown() {
        var keys = found(QUOTED);
        var prefixes = found(PREFIX);
        assertThat(english.keySet())
                .allMatch(key -> keys.contains(PLURAL.matcher(key).replaceFirst(""))
                        || key.startsWith("problem.")
                        || prefixes.stream().anyMatch(key::startsWith));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Set<String> found(Pattern pattern) {
        try (var files = Files.walk(CONSOLE)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> catalogue(String language) {
        try {
            return new ObjectMapper()
                    .readValue(
                            read(CONSOLE.resolve("texts").resolve(language + ".json")),
                            new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
