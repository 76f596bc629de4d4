package dev.merit.importer.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The names in the first line of a file, in their order. Case, blanks, `_` and `-` are ignored: `Member ID`,
/// `member_id` and `memberId` are one column. The part after `attributes.` is the shop's own name and is kept
/// unchanged.
public final class Columns {

    /// The columns that a file of rejected rows has in front of each row. They are skipped, so such a file can be
    /// corrected and imported.
    private static final Set<String> OF_REJECTED = Set.of("line", "reason");

    private static final String ATTRIBUTES = "attributes.";

    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    public Columns(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        var seen = new TreeSet<String>();
        for (int i = 0; i < this.names.size(); i++) {
            var name = this.names.get(i);
            if (!name.isEmpty() && !seen.add(name)) {
                throw twice(name, name);
            }
            positions.putIfAbsent(folded(name), i);
        }
    }

    public List<String> names() {
        return names;
    }

    public boolean has(String name) {
        return positions.containsKey(folded(name));
    }

    int position(String name) {
        return positions.getOrDefault(folded(name), -1);
    }

    /// The column's name as the file spells it; the given name, if the file has no such column.
    public String label(String name) {
        int position = position(name);
        return position < 0 ? name : names.get(position);
    }

    /// The names of the attributes, by their columns.
    public Map<String, String> attributes() {
        return names.stream()
                .filter(Columns::isAttribute)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> name.substring(name.indexOf('.') + 1).strip(),
                        (a, _) -> a));
    }

    private static boolean isAttribute(String name) {
        return folded(name).startsWith(ATTRIBUTES);
    }

    /// The columns that are not among the known ones. A column without a name is an empty text.
    ///
    /// @param attributesToo whether columns of attributes count as known
    public List<String> unknown(Set<String> known, boolean attributesToo) {
        var folded = known.stream().map(Columns::folded).collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !folded.contains(folded(name)) && !OF_REJECTED.contains(folded(name)))
                .filter(name -> !attributesToo || !isAttribute(name))
                .toList();
    }

    /// Refuses a header that has a known column twice, in different spellings.
    public void once(Set<String> known) {
        var seen = new HashMap<String, String>();
        var folded = known.stream().map(Columns::folded).collect(Collectors.toSet());
        for (var name : names) {
            var earlier = folded.contains(folded(name)) ? seen.put(folded(name), name) : null;
            if (earlier != null) {
                throw twice(earlier, name);
            }
        }
    }

    /// Refuses a header without any known column.
    public void someKnown(Set<String> known) {
        if (known.stream().noneMatch(this::has)) {
            throw new BadFile("Line 1 has none of the columns " + String.join(", ", new TreeSet<>(known))
                    + ". They are separated by commas, semicolons or tabs.");
        }
    }

    /// Refuses a header that has none of these names.
    public void need(String... oneOf) {
        if (List.of(oneOf).stream().noneMatch(this::has)) {
            throw new BadFile("Line 1 lacks the column " + String.join(" or ", oneOf) + ".");
        }
    }

    private static BadFile twice(String one, String other) {
        return new BadFile("Line 1 names the column " + quoted(one) + " twice"
                + (one.equals(other) ? "." : ", the second time as " + quoted(other) + "."));
    }

    public static String quoted(String name) {
        return name.isEmpty() ? "one without a name" : "\"" + name + "\"";
    }

    private static String folded(String name) {
        var folded = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '_' && c != '-')
                .forEach(folded::appendCodePoint);
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
