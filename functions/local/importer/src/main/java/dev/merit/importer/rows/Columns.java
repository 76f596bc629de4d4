package dev.merit.importer.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The names in a file's first line, in their order.
public final class Columns {

    /// What a file of rejected rows has in front of each row. They are passed over, so that such a file can be put
    /// right
    /// and imported as it is.
    static final List<String> OF_REJECTED = List.of("line", "reason");

    private static final String ATTRIBUTES = "attributes.";

    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    public Columns(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < this.names.size(); i++) {
            if (positions.put(this.names.get(i), i) != null) {
                throw new BadFile("Line 1 names the column " + quoted(this.names.get(i)) + " twice.");
            }
        }
    }

    public List<String> names() {
        return names;
    }

    public boolean has(String name) {
        return positions.containsKey(name);
    }

    int position(String name) {
        return positions.getOrDefault(name, -1);
    }

    /// The names after `attributes.` of the columns that hold attributes.
    List<String> attributes() {
        return names.stream()
                .filter(name -> name.startsWith(ATTRIBUTES))
                .map(name -> name.substring(ATTRIBUTES.length()))
                .toList();
    }

    static String ofAttribute(String key) {
        return ATTRIBUTES + key;
    }

    /// Refuses a header with a column that would be lost without a word, a misspelt one most likely.
    public void onlyKnown(Set<String> known, boolean attributesToo) {
        var unknown = names.stream()
                .filter(name -> !known.contains(name) && !OF_REJECTED.contains(name))
                .filter(name -> !attributesToo || !name.startsWith(ATTRIBUTES))
                .map(Columns::quoted)
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadFile("Line 1 has unknown columns: " + String.join(", ", unknown) + ". Known are "
                    + String.join(", ", new TreeSet<>(known)) + (attributesToo ? " and attributes.<name>" : "")
                    + ". With --ignore-unknown the others are passed over.");
        }
    }

    /// Refuses a header without any column to go by, parted by semicolons most likely.
    public void someKnown(Set<String> known) {
        if (names.stream().noneMatch(known::contains)) {
            throw new BadFile("Line 1 has none of the columns " + String.join(", ", new TreeSet<>(known))
                    + ". They are parted by commas.");
        }
    }

    /// Refuses a header that has none of these names.
    public void need(String... oneOf) {
        if (Set.of(oneOf).stream().noneMatch(this::has)) {
            throw new BadFile("Line 1 lacks the column " + String.join(" or ", oneOf) + ".");
        }
    }

    private static String quoted(String name) {
        return name.isEmpty() ? "one without a name" : "\"" + name + "\"";
    }
}
