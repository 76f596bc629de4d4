package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The Markdown pages: every relative link leads to a file and a heading, README.md is short, and the data model is the
/// table of [dev.merit.shared.keys.Keys].
///
/// With `-Dmerit.docs.write=true` the table is written into the page first.
class DocsTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path KEYS = ROOT.resolve("functions/shared/src/main/java/dev/merit/shared/keys/Keys.java");
    private static final Path DATA_MODEL = ROOT.resolve("docs/data-model.md");

    private static final int MAX_README_LINES = 120;

    private static final Set<String> GENERATED = Set.of("target", "node_modules", ".git", ".tools", ".data");

    private static final Pattern FENCE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile(FENCE.pattern() + "|`[^`\n]*`", FENCE.flags());
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|py|yaml|properties|xml|sh)|.*/Makefile");
    private static final Pattern MENTION = Pattern.compile("\\bdocs/[a-z/-]+\\.md\\b");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)[`.(]");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:record|class|interface|enum) ([A-Z]\\w*)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    @Test
    void leadsToWhatIsThere() throws IOException {
        var broken = new TreeMap<String, List<String>>();
        for (var page : pages()) {
            var wrong = new ArrayList<String>();
            var links = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("x"));
            while (links.find()) {
                if (!isThere(page, links.group(1))) {
                    wrong.add(links.group(1));
                }
            }
            if (!wrong.isEmpty()) {
                broken.put(ROOT.relativize(page).toString(), wrong);
            }
        }
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void mentionsPagesThatAreThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var source : files(path -> SOURCE.matcher(path.toString()).matches())) {
            var pages = MENTION.matcher(Files.readString(source)).results().map(MatchResult::group);
            pages.filter(page -> !Files.exists(ROOT.resolve(page)))
                    .forEach(page -> missing.add(ROOT.relativize(source) + ": " + page));
        }
        assertThat(missing).as("sources that name a page that is not there").isEmpty();
    }

    /// Types are named there so that a reader finds them; a renamed one would be looked for in vain.
    @Test
    void namesTypesThatAreThere() throws IOException {
        var types = new HashSet<String>();
        for (var source : files(path -> path.toString().endsWith(".java"))) {
            DECLARATION.matcher(Files.readString(source)).results().forEach(type -> types.add(type.group(1)));
        }
        var missing = new TreeSet<String>();
        for (var page : List.of("docs/extending.md", "docs/glossary.md")) {
            TYPE.matcher(Files.readString(ROOT.resolve(page)))
                    .results()
                    .map(type -> type.group(1))
                    .filter(type -> !types.contains(type))
                    .forEach(missing::add);
        }
        assertThat(missing).as("types that are not there").isEmpty();
    }

    @Test
    void findsEveryPageOfDocs() throws IOException {
        var linked = new HashSet<Path>();
        for (var page : pages()) {
            LINK.matcher(Files.readString(page)).results().forEach(link -> {
                var target = link.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty() && !ELSEWHERE.matcher(target).matches()) {
                    linked.add(page.resolveSibling(target).normalize());
                }
            });
        }
        var docs = pages().stream().filter(page -> page.startsWith(ROOT.resolve("docs")));
        assertThat(docs).as("pages that something links to").isNotEmpty().allMatch(linked::contains);
    }

    @Test
    void keepsTheReadmeShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(MAX_README_LINES);
        assertThat(Files.readAllLines(ROOT.resolve("README.zh-CN.md"))).hasSizeLessThanOrEqualTo(MAX_README_LINES);
    }

    @Test
    void showsTheTableOfKeys() throws IOException {
        var table = tableOfKeys();
        assertThat(table).hasSizeGreaterThan(40).allMatch(row -> row.endsWith("|"));
        if (Boolean.getBoolean("merit.docs.write")) {
            Files.write(DATA_MODEL, withTable(Files.readAllLines(DATA_MODEL), table));
        }
        assertThat(firstTable(Files.readAllLines(DATA_MODEL)))
                .as("docs/data-model.md has the table of Keys; -Dmerit.docs.write=true writes it")
                .isEqualTo(table);
    }

    /// The rows of the table in the Javadoc of Keys. A row that the formatter has cut is joined again.
    private static List<String> tableOfKeys() throws IOException {
        var rows = new ArrayList<String>();
        for (String line : Files.readAllLines(KEYS)) {
            if (!line.startsWith("///")) {
                continue;
            }
            var text = line.substring(3).strip();
            var isCut = !rows.isEmpty() && columns(rows.getLast()) < columns(rows.getFirst());
            if (isCut) {
                rows.add(rows.removeLast() + " " + text);
            } else if (text.startsWith("|")) {
                rows.add(text);
            }
        }
        return rows;
    }

    private static long columns(String row) {
        return row.chars().filter(c -> c == '|').count();
    }

    private static List<String> firstTable(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> withTable(List<String> lines, List<String> table) {
        var before = lines.stream().takeWhile(line -> !line.startsWith("|")).toList();
        var all = new ArrayList<>(before);
        all.addAll(table);
        all.addAll(lines.subList(before.size() + firstTable(lines).size(), lines.size()));
        return all;
    }

    private static List<Path> pages() throws IOException {
        return files(path -> path.toString().endsWith(".md"));
    }

    private static List<Path> files(Predicate<Path> wanted) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return GENERATED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    private static boolean isThere(Path page, String link) throws IOException {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || (Files.isRegularFile(target) && anchors(target).contains(parts[1])));
    }

    /// The anchors of a page's headings, as forges make them: small letters, without punctuation, hyphens for blanks,
    /// numbered if a heading comes again.
    private static Set<String> anchors(Path page) throws IOException {
        var anchors = new HashSet<String>();
        var headings = HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""));
        while (headings.find()) {
            var text = headings.group(1).replaceAll("]\\([^)]*\\)", "");
            var anchor = NOT_IN_ANCHORS
                    .matcher(text.strip().toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            var unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        }
        return anchors;
    }
}
