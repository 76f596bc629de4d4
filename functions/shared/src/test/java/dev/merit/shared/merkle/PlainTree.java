package dev.merit.shared.merkle;

import java.util.List;

/// Hashes computed from all leaves, as the definition has them, for tests.
final class PlainTree {

    private PlainTree() {}

    static MerkleTree of(List<Hash> leaves) {
        return new MerkleTree(leaves.size(), (height, number) -> {
            int from = Math.toIntExact(number << height);
            return root(leaves.subList(from, from + (1 << height)));
        });
    }

    /// MTH of RFC 9162, section 2.1.1.
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }
}
