package dev.merit.members;

import dev.merit.shared.table.Key;
import dev.merit.shared.table.Write;
import java.util.List;

/// A member to be, and what else is to be written with it or not at all.
record Candidate(Member member, List<Write> along) {

    Candidate {
        along = List.copyOf(along);
    }

    List<Key> alongKeys() {
        return along.stream().map(Write::key).toList();
    }
}
